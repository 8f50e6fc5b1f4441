using System.Collections.Immutable;
using Sortline.Learning.Mapping;

namespace Sortline.Learning.Tests.Mapping;

public class ZoneSurveyTests
{
    private static readonly ImmutableArray<Example> Taught = Drawn.Examples(seed: 4, [12, 9, 10], length: 30, noise: 0.7);
    private static readonly ImmutableArray<FeatureVector> Features = [.. Taught.Select(example => example.Features)];
    private static readonly PrincipalPlane Plane = PrincipalPlaneFit.Of(Features);
    private static readonly PlaneFrame Frame = PlaneFrame.Of(Plane.Places);

    public static TheoryData<ClassifierKind> Kinds => [.. Enum.GetValues<ClassifierKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Where_an_example_lies_the_zone_is_what_the_classifier_says_of_it(ClassifierKind kind)
    {
        var classifier = Fit(kind);

        var zones = Survey(classifier).Result;

        Assert.All(
            Taught,
            (example, i) =>
                Assert.Equal(
                    classifier.Predict(example.Features).Label,
                    zones.Cells[ZoneMap.CellOf(Frame, Plane.Places[i])].Label
                )
        );
        Assert.Equal(3, zones.Cells.Select(cell => cell.Label).Distinct().Count());
    }

    // What is left out between is found by its border: each cell is as if it had been asked about.
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Hardly_any_cell_differs_from_what_asking_in_each_would_give_and_far_fewer_questions_are_asked(ClassifierKind kind)
    {
        var survey = Survey(Fit(kind));

        var wrong = Enumerable
            .Range(0, survey.Result.Cells.Length)
            .Count(cell =>
                survey
                    .AskAt(
                        Frame.At(
                            ((cell % ZoneMap.Columns) + 0.5) / ZoneMap.Columns,
                            ((cell / ZoneMap.Columns) + 0.5) / ZoneMap.Rows
                        )
                    )
                    .Label != survey.Result.Cells[cell].Label
            );

        Assert.InRange(wrong, 0, survey.Result.Cells.Length / 100);
        Assert.InRange(survey.Asked, 432, 1_500);
    }

    [Fact]
    public void One_example_of_another_label_in_the_midst_of_others_has_a_zone_of_its_own()
    {
        var odd = Taught.SetItem(3, Taught[3] with { Label = new(7) });
        var classifier = KnnClassifier.Fit(odd, neighbours: 1);

        var zones = Survey(classifier).Result;

        Assert.Equal(new Label(7), zones.Cells[ZoneMap.CellOf(Frame, Plane.Places[3])].Label);
    }

    [Fact]
    public void How_sure_it_would_be_comes_in_three_steps()
    {
        Label one = new(1),
            other = new(2);

        Assert.Equal(
            [new(one, 0), new(one, 1), new(one, 2), default],
            new[]
            {
                Zone.Of(Prediction.Of(one, [new(one, 0.55), new(other, 0.45)])),
                Zone.Of(Prediction.Of(one, [new(one, 0.6), new(other, 0.4)])),
                Zone.Of(Prediction.Of(one, [new(one, 0.8), new(other, 0.2)])),
                Zone.Of(Prediction.None),
            }
        );
    }

    // The middle between two opposites is nothing at all, and nothing is like nothing.
    [Fact]
    public void Where_nothing_can_be_asked_there_is_no_answer()
    {
        ImmutableArray<Example> opposite =
        [
            new(new(1), new(1), FeatureVector.Of(1, 0)),
            new(new(2), new(2), FeatureVector.Of(-1, 0)),
        ];
        ImmutableArray<FeatureVector> features = [.. opposite.Select(example => example.Features)];
        var plane = PrincipalPlaneFit.Of(features);
        ZoneSurvey survey = new(plane, plane.Places, features, KnnClassifier.Fit(opposite), PlaneFrame.Of(plane.Places));

        Assert.True(survey.AskAt(default).IsNone);
        Assert.Equal(new Label(1), survey.AskAt(plane.Places[0]).Label);
    }

    [Fact]
    public void Before_the_end_there_is_nothing_to_take_and_each_example_has_a_place()
    {
        var classifier = Fit(ClassifierKind.Knn);

        Assert.Throws<InvalidOperationException>(() => new ZoneSurvey(Plane, Plane.Places, Features, classifier, Frame).Result);
        Assert.Throws<ArgumentException>(() => new ZoneSurvey(Plane, Plane.Places, Features[1..], classifier, Frame));
    }

    private static IClassifier Fit(ClassifierKind kind) =>
        kind is ClassifierKind.Knn ? KnnClassifier.Fit(Taught) : RidgeClassifier.Fit(Taught);

    private static ZoneSurvey Survey(IClassifier classifier)
    {
        ZoneSurvey survey = new(Plane, Plane.Places, Features, classifier, Frame);
        while (survey.Advance()) { }

        return survey;
    }
}
