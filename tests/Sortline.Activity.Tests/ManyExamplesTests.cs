using Sortline.Activity.Shift;
using Sortline.Activity.Texts;
using Sortline.Activity.Training;
using Sortline.Learning;
using Sortline.Learning.Features;
using Sortline.Projects;

namespace Sortline.Activity.Tests;

/// <summary>How the robot learns where a fit takes longer than a learner waits.</summary>
public class ManyExamplesTests
{
    private const int Many = TrainClassifier.FewExamples + 40;

    private static readonly ProjectSettings Weighing = new(Classifier: ClassifierKind.Ridge);

    [Fact]
    [Fault(37)]
    public void Beyond_so_many_examples_the_nearest_answer_nothing_is_compared_and_the_page_says_so()
    {
        ActivityHarness work = new("rust", settings: Weighing, taught: ActivityState.MaxCompared);
        Assert.Equal(ClassifierKind.Ridge, work.State.Method.Classifier);

        Teach(work);

        Assert.Equal(new(ClassifierKind.Knn, FeatureKind.Pooled), work.State.Method);
        Assert.Contains("With more than 2000 examples", MethodTexts.Why(work.State).Words(), StringComparison.Ordinal);
        work.WaitForPart();
        Assert.Equal(ClassifierKind.Knn, At(work).Prediction.Classifier);
        work.Time.Pass(CompareMethods.QuietFor(work.State.Examples.Length) + TimeSpan.FromSeconds(1));
        Assert.False(work.State.ComparisonIsCurrent);
        Assert.Equal(Weighing, work.State.Settings); // What the learner set is what a file keeps.

        work.Store.Dispatch(new ActivityAction.TeachingUndone());

        Assert.Equal(ClassifierKind.Ridge, work.State.Method.Classifier);
    }

    [Fact]
    public void The_nearest_neighbours_answer_until_the_first_fit_is_there()
    {
        ActivityHarness work = new("rust", settings: Weighing, taught: Many);

        var seen = work.WaitForPart();
        Assert.Equal(work.Classifier.Index.Of(work.State.Method.Features).Predict(FeaturesOf(work, seen)), seen.Prediction);
        work.Time.Pass(TimeSpan.FromSeconds(1));

        Assert.Equal(Fresh(work).Predict(FeaturesOf(work, seen)), At(work).Prediction);
    }

    [Fact]
    [Fault(37)]
    public void One_label_more_is_answered_from_the_last_fit_in_the_same_moment_and_exactly_once_it_is_quiet()
    {
        ActivityHarness work = new("rust", settings: Weighing, taught: Many);
        work.WaitForPart();
        work.Time.Pass(TimeSpan.FromSeconds(1));
        Teach(work);

        var seen = work.WaitForPart();
        Assert.True(Assert.IsType<RidgeClassifier>(work.Classifier.Classifier).IsProvisional);
        var exact = Fresh(work).Predict(FeaturesOf(work, seen));
        Assert.Equal(exact.Label, seen.Prediction.Label);
        Assert.All(
            exact.Confidences.Zip(seen.Prediction.Confidences),
            pair => Assert.Equal(pair.First.Share, pair.Second.Share, tolerance: 0.05)
        );

        work.Time.Pass(CompareMethods.QuietFor(Many + 1) + TimeSpan.FromSeconds(1));

        Assert.False(Assert.IsType<RidgeClassifier>(work.Classifier.Classifier).IsProvisional);
        Assert.Equal(exact, At(work).Prediction);
    }

    [Fact]
    public void A_shift_is_answered_by_the_exact_fit_alone()
    {
        ActivityHarness work = new("rust", settings: Weighing, taught: Many);
        work.WaitForPart();
        work.Time.Pass(TimeSpan.FromSeconds(1));
        Teach(work);
        Teach(work);
        work.Time.Slowness = TimeSpan.FromMilliseconds(12); // A piece of the fit is a turn of the page.
        work.Store.Dispatch(new ActivityAction.ShiftStarted());
        while (work.State.Scene is Scene.Running { Parts.IsEmpty: true })
            work.View.Run(TimeSpan.FromSeconds(0.1));
        Assert.Null(Shift(work).Parts[0].PredictedAt);

        work.Time.Pass(TimeSpan.FromSeconds(5));

        var first = Shift(work).Parts[0];
        Assert.Equal(Fresh(work).Predict(FeaturesOf(work, first)), first.Prediction);
    }

    [Fact]
    public void Teaching_on_and_on_never_outruns_the_fit()
    {
        ActivityHarness work = new("rust", settings: Weighing, taught: Many);
        work.Time.Slowness = TimeSpan.FromMilliseconds(12);
        work.WaitForPart();
        var seen = 0;
        for (var label = 0; label < (2 * RidgeUpdater.MaxChanges) + 10; label++)
        {
            Teach(work);
            work.WaitForPart();
            work.Time.Pass(TimeSpan.FromMilliseconds(400)); // Never quiet for long enough to compare all ways.
            Assert.False(At(work).Prediction.IsNone);
            seen += work.Classifier.Classifier is RidgeClassifier ? 1 : 0;
        }

        Assert.False(work.State.ComparisonIsCurrent);
        Assert.InRange(seen, RidgeUpdater.MaxChanges * 3 / 2, int.MaxValue);
    }

    [Fact]
    public void Photos_that_are_looked_at_one_after_another_are_fitted_to_once()
    {
        ActivityHarness work = new("rust", settings: Weighing);
        work.TeachTruth(examplesEach: 2);
        work.WaitForPart();
        work.Extractor.AnswersAtOnce = false;
        work.Store.Dispatch(
            new ActivityAction.PhotosChosen(
                ActivityHarness.Good,
                [.. Enumerable.Range(0, 10).Select(photo => work.Files.Choose($"{photo}.jpg", [1]))]
            )
        );

        while (work.Extractor.Waiting > 0)
        {
            work.Extractor.AnswerAll();
            work.Time.Pass(TrainClassifier.Pause / 2);
            Assert.IsType<KnnClassifier>(work.Classifier.Classifier);
            Assert.Equal(ClassifierKind.Knn, At(work).Prediction.Classifier); // Who stands in says so, and is shown so.
        }

        work.Time.Pass(2 * TrainClassifier.Pause);
        Assert.Equal(Fresh(work).Predict(FeaturesOf(work, At(work))), At(work).Prediction);
    }

    private static RidgeClassifier Fresh(ActivityHarness work) =>
        RidgeClassifier.Fit(work.State.ExamplesWithFeatures().Select(one => one.As(work.State.Method.Features)));

    private static FeatureVector FeaturesOf(ActivityHarness work, InspectedPart part) =>
        part.Features!.Of(work.State.Method.Features);

    private static Scene.Running Shift(ActivityHarness work) => Assert.IsType<Scene.Running>(work.State.Scene);

    private static InspectedPart At(ActivityHarness work) => Assert.IsType<Scene.Teaching>(work.State.Scene).AtCamera!;

    private static void Teach(ActivityHarness work)
    {
        var seen = work.WaitForPart();
        work.Store.Dispatch(
            new ActivityAction.PartLabelled(
                seen.Part.Id,
                seen.Part.IsDefective ? ActivityHarness.Defective : ActivityHarness.Good
            )
        );
    }
}
