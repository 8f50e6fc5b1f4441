using System.Collections.Immutable;
using Sortline.Learning.Evaluation;
using Sortline.Learning.Features;

namespace Sortline.Learning.Tests.Evaluation;

public class MethodSelectorTests
{
    private static readonly Label Bolt = new(0),
        Gear = new(1);
    private static readonly LearningMethod Plainest = LearningMethod.All[0],
        Favourite = MethodSelector.Preference[0];

    [Fact]
    public void Every_method_has_a_place_in_the_preference() =>
        Assert.Equal(
            LearningMethod.All.OrderBy(method => method.ToString()),
            MethodSelector.Preference.OrderBy(method => method.ToString())
        );

    [Theory]
    [InlineData("++++++", "++++++")]
    [InlineData("++++++", "+++++-")] // One mistake more is chance,
    [InlineData("+++-++", "-++++-")] // and so is two where the other makes one,
    [InlineData("+++-++", "---+++")] // and three,
    [InlineData("++++++", "++----")] // and four where it makes none.
    public void While_the_examples_cannot_tell_experience_decides(string plainest, string favourite)
    {
        var results = Results(plainest, favourite);

        Assert.Equal(Favourite, MethodSelector.Select(results));
        Assert.Equal(Favourite, MethodSelector.Select([.. results.Reverse()]));
    }

    [Theory]
    [InlineData("++++++", "+-----")]
    [InlineData("++++++++-", "-------++")]
    public void A_method_that_is_clearly_better_wins_over_experience(string plainest, string favourite) =>
        Assert.Equal(Plainest, MethodSelector.Select(Results(plainest, favourite)));

    [Fact]
    public void A_method_without_a_place_in_the_order_comes_last()
    {
        var known = Results("+++-", "+++-");
        LearningMethod unknown = new((ClassifierKind)9, FeatureKind.Plain);

        Assert.Equal(Favourite, MethodSelector.Select([known[0] with { Method = unknown }, .. known]));
    }

    [Fact]
    public void On_real_trials_it_finds_the_features_that_tell_the_labels_apart()
    {
        // Pooled features are noise here, plain ones are not.
        var random = new Random(4);
        ImmutableArray<LabelledPicture> pictures =
        [
            .. Drawn
                .Pictures(seed: 4, [12, 12], length: 24)
                .Select(picture =>
                    picture with
                    {
                        Features = new(
                            picture.Features.Plain,
                            FeatureVector.Of([.. Enumerable.Range(0, 24).Select(_ => (float)random.NextDouble())])
                        ),
                    }
                ),
        ];

        var choice = MethodSelector.Select([.. LearningMethod.All.Select(method => LeaveOneOutEvaluation.Run(method, pictures))]);

        Assert.Equal(new LearningMethod(ClassifierKind.Ridge, FeatureKind.Plain), choice);
    }

    [Fact]
    public void One_example_or_none_leaves_it_to_experience()
    {
        foreach (var count in new[] { 0, 1 })
        {
            var pictures = Drawn.Pictures(seed: 1, [count]);
            Assert.Equal(
                Favourite,
                MethodSelector.Select([.. LearningMethod.All.Select(method => LeaveOneOutEvaluation.Run(method, pictures))])
            );
        }
    }

    [Fact]
    public void Only_trials_on_the_same_examples_can_be_compared()
    {
        var results = Results("++", "++");
        Assert.Throws<ArgumentException>(() => MethodSelector.Select([]));
        Assert.Throws<ArgumentException>(() => MethodSelector.Select([results[0], Results("+", "+")[1]]));
    }

    // A plus for each example that a method got right.
    private static ImmutableArray<MethodResult> Results(string plainest, string favourite) =>
        [Result(Plainest, plainest), Result(Favourite, favourite)];

    private static MethodResult Result(LearningMethod method, string answers) =>
        new(
            method,
            new KnnClassifier(),
            EvaluationResult.Of(
                answers.Select((answer, i) => EvaluationResultTests.Said(i, Bolt, answer == '+' ? Bolt : Gear, 0.9))
            )
        );
}
