using System.Collections.Immutable;
using Sortline.Activity.Files;
using Sortline.Activity.Guide;
using Sortline.Activity.Levels;
using Sortline.Activity.Ports;
using Sortline.Learning;
using Sortline.Messages;
using static Sortline.Activity.ActivityAction;

namespace Sortline.Activity.Tests;

/// <summary>A link of a teacher's keeps level and parts: nothing leads elsewhere, and all the rest goes as ever.</summary>
public class LockTests
{
    private static readonly ActivityState Locked = ActivityState.Open(LevelList.Find("gears")!, 7) with { IsLocked = true };

    public static TheoryData<ActivityAction> WaysOut =>
        [
            new LevelChosen(LevelList.Find("rust")!, 7),
            new LevelChosen(LevelList.Find("gears")!, 8),
            new NewPartsChosen(),
            new LevelsOpened(),
            new StartOpened(),
            new TeachersNotesOpened(),
            new ProjectBegun(LevelList.Find("rust")),
        ];

    [Theory]
    [MemberData(nameof(WaysOut))]
    public void Nothing_leads_elsewhere_and_why_is_said(ActivityAction wayOut)
    {
        var after = ActivityReducer.Reduce(Locked, wayOut);

        Assert.Equal(Locked with { Notice = after.Notice }, after);
        Assert.StartsWith("The link that you opened keeps this level", after.Notice!.Text.Words(), StringComparison.Ordinal);
        Assert.NotEqual(after, ActivityReducer.Reduce(Locked with { IsLocked = false }, wayOut));
    }

    [Fact]
    public void A_file_of_another_level_does_not_open_and_what_was_taught_stays()
    {
        var taught = Taught().State with { FileTask = new FileTask.Opening(1, 1) };

        var after = ActivityReducer.Reduce(taught, Opened(Elsewhere("never-seen")));

        Assert.Equal((taught.Level, taught.Project, taught.Examples), (after.Level, after.Project, after.Examples));
        Assert.Null(after.FileTask);
        Assert.False(after.Notice!.IsNews);
    }

    [Fact]
    public void A_file_of_the_same_level_opens_with_the_parts_of_the_link()
    {
        var work = Taught();

        work.Store.Dispatch(Opened(Elsewhere("rust", seed: 99)));

        Assert.Equal(("rust", 4UL, true), (work.State.Level.Id, work.State.Seed, work.State.IsLocked));
        Assert.Equal("Brain", work.State.ProjectName);
    }

    [Fact]
    public void A_kept_project_of_other_parts_does_not_open()
    {
        ActivityHarness other = new("rust", seed: 5);
        other.TeachTruth(examplesEach: 1);
        other.Time.Pass(TimeSpan.FromSeconds(1));
        ActivityHarness work = new("rust", seed: 4, store: other.Projects, session: "later", asked: Lock);

        work.Store.Dispatch(new ProjectChosen(other.State.Project));

        Assert.Equal((4UL, 0), (work.State.Seed, work.State.Examples.Length));
        Assert.NotNull(work.State.Notice);
    }

    [Fact]
    public void Teaching_shifts_saving_and_coming_back_go_as_ever()
    {
        var work = Taught();
        work.RunShift(parts: 20);
        work.Store.Dispatch(new TeachingOpened());
        work.Store.Dispatch(new TeachingUndone());
        work.Store.Dispatch(new ProjectSaveRequested());
        work.Time.Pass(TimeSpan.FromSeconds(1));
        Assert.NotNull(work.State.FiledAt);
        Assert.Equal(3, work.State.Examples.Length);

        ActivityHarness back = new("rust", seed: 4, store: work.Projects, session: "later", asked: Lock);
        foreach (var (picture, part) in work.View.Photographed)
            back.View.Photographed.Add(picture, part);
        back.Store.Dispatch(new ProjectChosen(work.State.Project));

        Assert.Equal((work.State.Project, 3, true), (back.State.Project, back.State.Examples.Length, back.State.IsLocked));
        back.Store.Dispatch(new ProjectBegun());
        Assert.Equal((4UL, 0), (back.State.Seed, back.State.Examples.Length));
        Assert.Empty(work.Failures.Concat(back.Failures));
    }

    private static ActivityState Lock(ActivityState state) => state with { IsLocked = true };

    private static ActivityHarness Taught()
    {
        ActivityHarness work = new("rust", seed: 4, asked: Lock);
        work.TeachTruth(examplesEach: 2);
        return work;
    }

    private static Projects.Project Elsewhere(string level, ulong seed = 1) =>
        ProjectMapping.Of(ActivityState.Open(LevelList.Find(level)!, seed));

    private static ProjectOpened Opened(Projects.Project project) =>
        new("Brain", project, ImmutableDictionary<ExampleId, PictureId>.Empty, Notice.News(Message.Of("Opened.")));
}
