using Sortline.Activity.Shift;
using Sortline.Activity.Training;
using Sortline.Learning;
using Sortline.Learning.Evaluation;
using Sortline.Learning.Features;
using Sortline.Projects;

namespace Sortline.Activity.Tests;

/// <summary>How the robot learns: which way, when it is ready, and what the trials say.</summary>
public class LearningTests
{
    private static readonly ProjectSettings Auto = new(),
        Weighing = new(Classifier: ClassifierKind.Ridge);
    private static readonly Label Good = ActivityHarness.Good,
        Defective = ActivityHarness.Defective;

    [Fact]
    public void Ridge_guesses_as_soon_as_two_labels_are_known_and_says_who_pulled()
    {
        ActivityHarness work = new("rust", settings: Weighing);
        work.TeachTruth(examplesEach: 2);

        var seen = work.WaitForPart();

        Assert.Equal(seen.Part.IsDefective ? Defective : Good, seen.Prediction.Label);
        Assert.NotEmpty(seen.Prediction.Influences);
        Assert.All(seen.Prediction.Influences, voter => Assert.InRange(voter.Weight, 0, 1));
    }

    [Fact]
    public void A_fit_that_takes_long_gives_the_page_its_turn_and_nothing_is_guessed_meanwhile()
    {
        ActivityHarness work = new("rust", settings: Weighing);
        work.TeachTruth(examplesEach: 30); // Enough for a fit of several pieces.
        work.Time.Slowness = TimeSpan.FromMilliseconds(12); // One piece fills a slice.
        Teach(work);

        var seen = work.WaitForPart();
        Assert.True(seen.Prediction.IsNone);
        Assert.Null(work.Classifier.Classifier);
        work.Time.Pass(CompareMethods.Quiet / 2); // The trials have not begun.

        Assert.False(At(work).Prediction.IsNone);
        Assert.InRange(work.Time.LongestTurn, TimeSpan.Zero, TimeSlicer.Length + (2 * work.Time.Slowness)); // One look at the clock begins it.
    }

    [Fact]
    [Fault(36)]
    public void What_is_taught_while_a_fit_is_under_way_makes_it_start_over()
    {
        ActivityHarness work = new("rust", settings: Weighing);
        work.TeachTruth(examplesEach: 30); // Enough for a fit of several pieces.
        work.Time.Slowness = TimeSpan.FromMilliseconds(12);
        Teach(work);
        var example = work.State.Examples[0];
        work.Store.Dispatch(new ActivityAction.ExampleMoved(example.Id, example.Label == Good ? Defective : Good));
        work.Time.Pass(TimeSpan.FromSeconds(2));

        var fresh = RidgeClassifier.Fit(work.State.ExamplesWithFeatures().Select(one => one.As(work.State.Method.Features)));
        var seen = work.WaitForPart();

        Assert.Equal(fresh.Predict(seen.Features!.Of(work.State.Method.Features)), seen.Prediction);
    }

    [Fact]
    public void A_shift_does_not_decide_with_what_was_learned_before_the_last_example()
    {
        ActivityHarness work = new("rust", settings: Weighing);
        work.TeachTruth(examplesEach: 30); // Enough for a fit of several pieces.
        work.Time.Slowness = TimeSpan.FromMilliseconds(12);
        Teach(work);
        work.Store.Dispatch(new ActivityAction.ShiftStarted());
        while (work.State.Scene is Scene.Running { Parts.IsEmpty: true })
            work.View.Run(TimeSpan.FromSeconds(0.1));
        Assert.Null(Assert.IsType<Scene.Running>(work.State.Scene).Parts[0].PredictedAt);

        work.Time.Pass(TimeSpan.FromSeconds(2));

        var first = Assert.IsType<Scene.Running>(work.State.Scene).Parts[0];
        var fresh = RidgeClassifier.Fit(work.State.ExamplesWithFeatures().Select(one => one.As(work.State.Method.Features)));
        Assert.Equal(fresh.Predict(first.Features!.Of(work.State.Method.Features)), first.Prediction);
    }

    [Fact]
    public void Every_way_to_learn_is_tried_once_nothing_has_been_taught_for_a_moment()
    {
        ActivityHarness work = new("rust", settings: Auto);
        work.TeachTruth(examplesEach: 4);
        Assert.False(work.State.ComparisonIsCurrent);

        work.Time.Pass(CompareMethods.Quiet);

        Assert.True(work.State.ComparisonIsCurrent);
        Assert.Equal(
            LearningMethod.All.Order(ByName),
            work.State.Comparison.Results.Select(result => result.Method).Order(ByName)
        );
        Assert.All(work.State.Comparison.Results, result => Assert.Equal(8, result.LeaveOneOut.Predictions.Length));
        Teach(work);
        Assert.False(work.State.ComparisonIsCurrent);
    }

    [Fact]
    public void Near_copies_are_hidden_together_and_the_fit_that_answers_is_the_one_that_was_tested()
    {
        ActivityHarness work = new("rust", settings: Weighing);
        work.TeachTruth(examplesEach: 5);
        var numbers = new float[PicturePrint.FieldsLength];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = i % 97;
        var alike = work.State.Examples.Where(example => example.Label == Good).Take(3).ToArray();
        foreach (var example in alike)
            work.Pictures.Prints[example.Picture!.Value] = PicturePrint.FromFields(numbers);

        Teach(work);
        work.Time.Pass(CompareMethods.Quiet);

        var groups = work.State.Comparison.Copies;
        Assert.Equal(
            [
                [.. alike.Select(example => example.Id).Order()],
            ],
            groups.Groups.Select(group => group.ToArray())
        );
        Assert.All(
            work.State.Comparison.Results,
            result =>
                Assert.Equal(
                    LeaveOneOutEvaluation
                        .Run(result.Method, [.. work.State.ExamplesWithFeatures()], work.State.Settings.Neighbours, groups)
                        .LeaveOneOut.Predictions,
                    result.LeaveOneOut.Predictions
                )
        );
        var fresh = RidgeClassifier.Fit(
            work.State.ExamplesWithFeatures().Select(one => one.As(work.State.Method.Features)),
            groups
        );
        var seen = work.WaitForPart();
        Assert.Equal(fresh.Predict(seen.Features!.Of(work.State.Method.Features)), seen.Prediction);
    }

    [Fact]
    public void Too_few_examples_are_not_tried_and_that_is_known()
    {
        ActivityHarness work = new("rust", settings: Auto);
        work.TeachTruth(examplesEach: 1);

        work.Time.Pass(CompareMethods.Quiet);

        Assert.True(work.State.ComparisonIsCurrent);
        Assert.Empty(work.State.Comparison.Results);
        Assert.Equal(new LearningMethod(ClassifierKind.Ridge, FeatureKind.Pooled), work.State.Method);
    }

    [Fact]
    [Fault(36)]
    public void Results_of_an_older_lesson_are_dropped()
    {
        ActivityHarness work = new("rust", settings: Auto);
        work.TeachTruth(examplesEach: 3);
        MethodComparison stale = new([], work.State.DatasetVersion - 1);
        var before = work.State;

        work.Store.Dispatch(new ActivityAction.MethodsCompared(stale));

        Assert.Same(before, work.State);
    }

    [Fact]
    public void A_shift_starts_the_trials_at_once_and_keeps_the_way_to_learn_from_its_first_answer_on()
    {
        ActivityHarness work = new("rust", settings: Auto);
        work.TeachTruth(examplesEach: 3);
        work.Store.Dispatch(new ActivityAction.ShiftStarted());
        Assert.True(work.State.ComparisonIsCurrent);
        while (work.State.Scene is Scene.Running running && !running.Parts.Any(verdict => verdict.PredictedAt is not null))
            work.View.Run(TimeSpan.FromSeconds(0.1));
        var method = work.State.Method;

        work.Store.Dispatch(new ActivityAction.LearningSettingsChanged(new(Classifier: ClassifierKind.Knn)));
        Assert.Equal(method, work.State.Method);
        work.Store.Dispatch(new ActivityAction.TeachingOpened());

        Assert.Equal(ClassifierKind.Knn, work.State.Method.Classifier);
    }

    [Fact]
    public void The_learner_chooses_and_the_part_under_the_camera_is_guessed_anew()
    {
        ActivityHarness work = new("rust", settings: Weighing);
        work.TeachTruth(examplesEach: 3);
        var weighed = work.WaitForPart().Prediction;

        work.Store.Dispatch(
            new ActivityAction.LearningSettingsChanged(new(Classifier: ClassifierKind.Knn, Features: FeatureKind.Plain))
        );
        var voted = At(work).Prediction;
        work.Store.Dispatch(new ActivityAction.TeachingUndone());

        Assert.Equal(1.0, voted.Influences.Length * voted.Influences[0].Weight, precision: 6);
        Assert.Equal(weighed, At(work).Prediction);
    }

    [Fact]
    [Fault(21)]
    public void Another_way_to_look_has_every_example_looked_at_again_two_at_a_time()
    {
        ActivityHarness work = new("rust", settings: Weighing);
        work.TeachTruth(examplesEach: 3);
        work.WaitForPart();
        work.Extractor.AnswersAtOnce = false;

        work.Store.Dispatch(new ActivityAction.LearningSettingsChanged(Weighing with { Views = Augmentation.Upright }));
        Assert.Equal(3, work.Extractor.Waiting); // The part under the camera, and two examples.
        while (work.Extractor.Waiting > 0)
            work.Extractor.AnswerAll();

        Assert.All(work.State.Examples, example => Assert.NotNull(example.Features));
        Assert.Equal(Augmentation.Upright, work.Extractor.LastViews);
        Assert.False(At(work).Prediction.IsNone);
    }

    private static readonly Comparer<LearningMethod> ByName = Comparer<LearningMethod>.Create(
        (one, other) => string.CompareOrdinal(one.ToString(), other.ToString())
    );

    private static InspectedPart At(ActivityHarness work) => Assert.IsType<Scene.Teaching>(work.State.Scene).AtCamera!;

    private static void Teach(ActivityHarness work)
    {
        var seen = work.WaitForPart();
        work.Store.Dispatch(new ActivityAction.PartLabelled(seen.Part.Id, seen.Part.IsDefective ? Defective : Good));
    }
}
