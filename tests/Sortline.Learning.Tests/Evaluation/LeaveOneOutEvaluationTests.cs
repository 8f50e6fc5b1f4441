using System.Collections.Immutable;
using Sortline.Learning.Evaluation;
using Sortline.Learning.Features;

namespace Sortline.Learning.Tests.Evaluation;

public class LeaveOneOutEvaluationTests
{
    private static readonly ImmutableArray<LabelledPicture> Pictures = Drawn.Pictures(seed: 5, [8, 5, 3, 1], noise: 2);

    public static TheoryData<LearningMethod> Methods => [.. LearningMethod.All];

    [Theory]
    [MemberData(nameof(Methods))]
    public void The_result_holds_a_classifier_of_all_examples_and_an_answer_to_each(LearningMethod method)
    {
        var result = LeaveOneOutEvaluation.Run(method, Pictures);

        var part = Pictures[3].Features.Of(method.Features);
        Assert.Equal(method, result.Method);
        Assert.Equal(method.Fit(Pictures).Predict(part), result.Classifier.Predict(part));
        Assert.Equal(
            Pictures.Select(picture => (picture.Id, picture.Label)),
            result.LeaveOneOut.Predictions.Select(answer => (answer.Example, answer.Label))
        );
        Assert.Equal(result.LeaveOneOut.Accuracy, result.Accuracy);
        Assert.Equal(result.LeaveOneOut.BalancedAccuracy, result.BalancedAccuracy);
    }

    [Theory]
    [InlineData(FeatureKind.Plain, 1)]
    [InlineData(FeatureKind.Pooled, 3)]
    public void Neighbours_answer_exactly_what_they_would_without_the_example(FeatureKind features, int neighbours)
    {
        var answers = LeaveOneOutEvaluation.Run(new(ClassifierKind.Knn, features), Pictures, neighbours).LeaveOneOut.Predictions;

        Assert.All(
            answers,
            answer =>
            {
                var others = Pictures.Where(picture => picture.Id != answer.Example).Select(picture => picture.As(features));
                var left = Pictures.Single(picture => picture.Id == answer.Example).As(features);
                Assert.Equal(KnnClassifier.Fit(others, neighbours).Predict(left.Features), answer.Prediction);
            }
        );
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void An_example_alone_of_its_label_gets_another_one(LearningMethod method)
    {
        var alone = LeaveOneOutEvaluation.Run(method, Pictures).LeaveOneOut.Predictions[^1];

        Assert.Equal(new Label(3), alone.Label);
        Assert.Equal([new(0), new(1), new(2)], alone.Prediction.Confidences.Select(confidence => confidence.Label));
        Assert.Equal(1, alone.Prediction.Confidences.Sum(confidence => confidence.Share), 1e-9);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Piece_by_piece_it_comes_to_the_same_as_at_once(LearningMethod method)
    {
        var pictures = Drawn.Pictures(seed: 6, [60, 60], length: 1_472);
        var evaluation = new LeaveOneOutEvaluation(method, pictures);

        Assert.False(evaluation.IsDone);
        Assert.Throws<InvalidOperationException>(() => evaluation.Result);
        var pieces = 1;
        while (evaluation.Advance())
            pieces++;

        Assert.False(evaluation.Advance());
        Assert.InRange(pieces, 5, 200);
        Assert.Equal(
            LeaveOneOutEvaluation.Run(method, [.. pictures.Reverse()]).LeaveOneOut.Predictions,
            evaluation.Result.LeaveOneOut.Predictions
        );
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Next_to_nothing_is_answered_with_next_to_nothing(LearningMethod method)
    {
        Assert.Empty(LeaveOneOutEvaluation.Run(method, []).LeaveOneOut.Predictions);
        Assert.True(LeaveOneOutEvaluation.Run(method, Pictures[..1]).LeaveOneOut.Predictions.Single().Prediction.IsNone);
        Assert.Equal(1, LeaveOneOutEvaluation.Run(method, Pictures[..2]).Accuracy);
        Assert.Equal(0, LeaveOneOutEvaluation.Run(method, [Pictures[0], Pictures[^1]]).Accuracy);
    }

    [Fact]
    public void Pictures_that_cannot_be_tried_are_refused_at_once()
    {
        Assert.Throws<ArgumentNullException>(() => new LeaveOneOutEvaluation(default, default));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LeaveOneOutEvaluation(default, Pictures, neighbours: 0));
        LearningMethod unknown = new((ClassifierKind)9, FeatureKind.Plain);
        Assert.Throws<ArgumentOutOfRangeException>(() => LeaveOneOutEvaluation.Run(unknown, Pictures));
        Assert.Throws<ArgumentOutOfRangeException>(() => unknown.Fit(Pictures));
        var twice = Assert.Throws<ArgumentException>(() => new LeaveOneOutEvaluation(default, [.. Pictures, Pictures[2]]));
        Assert.StartsWith("Example 2 comes twice.", twice.Message, StringComparison.Ordinal);
        var longer = Drawn.Pictures(seed: 1, [1], length: 30)[0] with { Id = new(99) };
        Assert.Throws<ArgumentException>(() => new LeaveOneOutEvaluation(default, [.. Pictures, longer]));
    }
}
