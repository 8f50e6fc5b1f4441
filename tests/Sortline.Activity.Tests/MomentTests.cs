using Sortline.Activity.Keeping;
using Sortline.Activity.Shift;
using Sortline.Activity.Texts;
using Sortline.Activity.Training;
using Sortline.Factory.Scoring;
using Sortline.Learning;
using Sortline.Learning.Features;
using Sortline.Projects;
using static Sortline.Activity.Tests.ActivityHarness;

namespace Sortline.Activity.Tests;

/// <summary>The moments of what was taught: how often the robot was right then, and what is said of each.</summary>
public class MomentTests
{
    [Theory]
    [InlineData(ClassifierKind.Knn)]
    [InlineData(ClassifierKind.Ridge)]
    public void What_was_taught_in_a_hurry_gets_the_figures_that_it_would_have_got_slowly(ClassifierKind classifier)
    {
        ProjectSettings settings = new(Classifier: classifier, Features: FeatureKind.Plain);
        var (slow, quick) = (Begun(settings), Begun(settings));

        Teach(slow, 14, after: () => slow.Time.Pass(CompareMethods.Quiet));
        Teach(quick, 14);
        Assert.All(quick.State.History.Acts, act => Assert.Null(act.Accuracy));
        quick.Time.Pass(TimeSpan.FromSeconds(10));

        Assert.Equal(slow.State.History.Acts.Select(act => act.Accuracy), quick.State.History.Acts.Select(act => act.Accuracy));
        Assert.True(quick.State.History.Acts.Select(act => act.Accuracy).OfType<double>().Distinct().Count() > 2); // They tell something.
    }

    [Fact]
    public void Moments_that_were_taken_back_get_theirs_too()
    {
        var (slow, quick) = (Begun(), Begun());
        Teach(slow, 10, after: () => slow.Time.Pass(CompareMethods.Quiet));
        Teach(quick, 10);
        quick.Store.Dispatch(new ActivityAction.MomentChosen(4));

        quick.Time.Pass(TimeSpan.FromSeconds(10));

        Assert.Equal(4, quick.State.History.Position);
        Assert.Equal(slow.State.History.Acts.Select(act => act.Accuracy), quick.State.History.Acts.Select(act => act.Accuracy));
    }

    [Fact]
    public void The_latest_moment_comes_first_and_what_is_taught_ends_it()
    {
        var work = Begun();
        Teach(work, 12);
        work.Time.Pass(CompareMethods.Quiet);
        work.Time.Slowness = TimeSpan.FromMilliseconds(12); // One piece fills a slice.
        work.Time.Pass(MeasureMoments.Quiet);
        while (Known(work) < 3)
            work.Time.Pass(TimeSpan.FromMilliseconds(1));
        Assert.All(work.State.History.Acts[^3..], act => Assert.NotNull(act.Accuracy));

        Teach(work, 1);
        work.Time.Pass(CompareMethods.Quiet / 2);

        Assert.Equal(3, Known(work));
    }

    [Fact]
    public void It_waits_until_it_has_been_quiet_and_never_works_in_a_shift()
    {
        var work = Begun();
        Teach(work, 12);
        work.Time.Pass(CompareMethods.Quiet);
        Assert.Equal(1, Known(work));
        work.Time.Pass(MeasureMoments.Quiet / 2);
        Assert.Equal(1, Known(work));

        work.Store.Dispatch(new ActivityAction.ShiftStarted());
        work.Time.Pass(TimeSpan.FromSeconds(10));
        Assert.IsType<Scene.Running>(work.State.Scene);
        Assert.Equal(1, Known(work));

        work.Store.Dispatch(new ActivityAction.TeachingOpened());
        work.Time.Pass(TimeSpan.FromSeconds(10));
        Assert.True(Known(work) > 1);
    }

    [Fact]
    public void Where_another_tab_has_the_project_nothing_is_measured_and_nothing_said()
    {
        var work = Begun();
        Teach(work, 12);
        work.Time.Pass(CompareMethods.Quiet + TimeSpan.FromMilliseconds(100)); // Then it is saved, too.

        work.Store.Dispatch(new ActivityAction.SavingChanged(work.State.Project, new SaveStatus.ReadOnly()));
        work.Time.Pass(TimeSpan.FromSeconds(10));

        Assert.Equal(1, Known(work));
        Assert.Null(work.State.Notice);
    }

    [Fact]
    public void What_another_tab_has_is_compared_here_all_the_same_and_nothing_said()
    {
        var work = Begun();
        Teach(work, 12);
        work.Time.Pass(CompareMethods.Quiet / 2); // Saved, but not compared yet.
        work.Store.Dispatch(new ActivityAction.SavingChanged(work.State.Project, new SaveStatus.ReadOnly()));

        work.Time.Pass(TimeSpan.FromSeconds(10));

        Assert.True(work.State.ComparisonIsCurrent);
        Assert.Null(work.State.Notice);
    }

    [Fact]
    public void A_moment_with_very_many_examples_is_left_untried()
    {
        ActivityHarness work = new("rust", taught: MeasureMoments.MaxExamples - 3);
        Teach(work, 6);

        work.Time.Pass(TimeSpan.FromSeconds(60));

        // The last was compared as always.
        Assert.Equal([true, true, true, false, false, true], work.State.History.Acts.Select(act => act.Accuracy is not null));
    }

    [Fact]
    public void Each_act_is_said_in_words_and_counts_as_it_was_then()
    {
        ActivityHarness work = new("rust");
        Teach(work, 4); // Two of each, to begin with.
        work.Store.Dispatch(new ActivityAction.ExampleDeleted(work.State.Examples[0].Id));
        work.Store.Dispatch(new ActivityAction.LabelAdded("Bent", LabelColour.Plum, Disposition.Reject));
        work.Store.Dispatch(new ActivityAction.ExampleMoved(work.State.Examples[0].Id, work.State.Labels[2].Label));
        work.Store.Dispatch(
            new ActivityAction.LabelEdited(work.State.Labels[2].Label, "Bowed", LabelColour.Plum, Disposition.Reject)
        );
        work.Store.Dispatch(new ActivityAction.LabelDeleted(work.State.Labels[2].Label));
        work.Store.Dispatch(new ActivityAction.LearningSettingsChanged(work.State.Settings with { Neighbours = 5 }));
        Photos(work, Good, 3);
        Photos(work, Defective, 1);
        string[] said =
        [
            "The beginning.",
            "Taught “Good”: 1 example.",
            "Taught “Bad”: 1 example.",
            "Taught “Good”: 2 examples.",
            "Taught “Bad”: 2 examples.",
            "Deleted an example of “Good”.",
            "Label “Bent” made.",
            "Moved an example to “Bowed”.",
            "Label “Bowed” edited.",
            "Label “Bowed” deleted.",
            "Another way to look or to learn.",
            "3 photos as “Good”.",
            "A photo as “Bad”.",
        ];

        foreach (var position in new[] { said.Length - 1, 0, 3 })
        {
            work.Store.Dispatch(new ActivityAction.MomentChosen(position));
            Assert.Equal(said, Enumerable.Range(0, said.Length).Select(moment => ActTexts.At(work.State, moment).Words()));
        }
    }

    private static ActivityHarness Begun(ProjectSettings? settings = null)
    {
        ActivityHarness work = new("rust", settings: settings);
        work.Extractor.Noise = 1.5f; // So badly that it is not always right.
        return work;
    }

    private static int Known(ActivityHarness work) => work.State.History.Acts.Count(act => act.Accuracy is not null);

    // One of each in turn, whatever they are.
    private static void Teach(ActivityHarness work, int examples, Action? after = null)
    {
        for (var i = 0; i < examples; i++)
        {
            var seen = work.WaitForPart();
            work.Store.Dispatch(
                new ActivityAction.PartLabelled(seen.Part.Id, work.State.History.Acts.Length % 2 == 0 ? Good : Defective)
            );
            after?.Invoke();
        }
    }

    private static void Photos(ActivityHarness work, Label label, int count) =>
        work.Store.Dispatch(
            new ActivityAction.PhotosChosen(
                label,
                [.. Enumerable.Range(0, count).Select(number => work.Files.Choose($"{number}.jpg", [1]))]
            )
        );
}
