using Sortline.Activity.Files;
using Sortline.Activity.Levels;
using Sortline.Projects;

namespace Sortline.Activity.Tests;

/// <summary>All projects as files: those that are open, those that were, and those that are only kept.</summary>
public class SaveAllTests
{
    [Fact]
    public async Task Every_project_becomes_a_file_wherever_it_is()
    {
        var work = WithThree();

        SaveAll(work);

        Assert.Equal(
            ["My gears.sortline", "sortline-gears.sortline", "sortline-rust.sortline"],
            work.Files.Saved.Keys.Order(StringComparer.Ordinal)
        );
        Assert.Equal(4, await ExamplesIn(work, "My gears.sortline"));
        Assert.Equal(2, await ExamplesIn(work, "sortline-gears.sortline"));
        Assert.Equal(6, await ExamplesIn(work, "sortline-rust.sortline"));
        Assert.Null(work.State.FileTask);
        Assert.Equal("3 projects are among your downloads now, each as a file.", work.State.Notice.Words());
        Assert.All(work.State.Start!.Cards, card => Assert.NotNull(card.FiledAt));
        Assert.NotNull(work.State.FiledAt);
    }

    [Fact]
    public void When_they_were_filed_is_known_on_the_next_visit()
    {
        var work = WithThree();
        SaveAll(work);
        work.Time.Pass(TimeSpan.FromSeconds(1));

        ActivityHarness next = new("rust", store: work.Projects, session: "next");
        next.Store.Dispatch(new ActivityAction.StartOpened());

        Assert.Equal(3, next.State.Start!.Cards.Length);
        Assert.All(next.State.Start!.Cards, card => Assert.NotNull(card.FiledAt));
    }

    [Fact]
    public void To_save_them_as_files_is_no_change_of_them_whether_all_or_one()
    {
        var work = WithThree();
        work.Time.Pass(TimeSpan.FromSeconds(10)); // What is found out by itself is kept, too.
        var before = Changes(work);

        SaveAll(work);
        work.Time.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(before, Changes(work));
        work.Store.Dispatch(new ActivityAction.ProjectSaveRequested());
        work.Time.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(before, Changes(work));
        Assert.Equal(3, before.Distinct().Count());

        work.Store.Dispatch(new ActivityAction.ProjectRenamed(work.State.Project, "Ours"));
        work.Time.Pass(TimeSpan.FromSeconds(1));
        Assert.NotEqual(before, Changes(work));

        static List<int> Changes(ActivityHarness work) =>
            [.. work.Projects.Ids.OrderBy(id => id.Value, StringComparer.Ordinal).Select(id => work.Projects.Of(id).Change)];
    }

    [Fact]
    public void One_that_cannot_be_read_is_named_and_the_others_are_saved()
    {
        var work = WithThree();
        work.Projects.Of(new("first-1")).Header = "{\"format\":1,\"name\":\"Broken\",\"level\":7}";

        SaveAll(work);

        Assert.Equal(2, work.Files.Saved.Count);
        Assert.StartsWith(
            "“Rusty gears” was not saved as it should be. This project cannot be read",
            work.State.Notice.Words(),
            StringComparison.Ordinal
        );
        Assert.Null(work.State.FileTask);
    }

    [Fact]
    public void What_is_deleted_or_newer_is_left_alone()
    {
        var work = WithThree();
        work.Store.Dispatch(new ActivityAction.ProjectDeleted(new("first-1")));

        SaveAll(work);

        Assert.DoesNotContain("sortline-rust.sortline", work.Files.Saved.Keys);
        Assert.Equal(2, work.Files.Saved.Count);
    }

    [Fact]
    public void A_project_stays_in_its_place_whatever_is_done_to_it_while_the_list_is_open()
    {
        var work = WithThree();
        var before = work.State.Start!.Cards.Select(card => card.Id).ToList();

        work.Store.Dispatch(new ActivityAction.ProjectRenamed(before[^1], "Last"));
        SaveAll(work);
        work.Store.Dispatch(new ActivityAction.ProjectDeleted(before[1]));

        Assert.Equal(before, work.State.Start!.Cards.Select(card => card.Id));
        Assert.Equal([false, true, false], work.State.Start!.Cards.Select(card => card.IsDeleted));
    }

    [Fact]
    public void Cancelling_ends_it_and_nothing_is_said()
    {
        var work = WithThree();
        Gate gate = new();
        work.Pictures.GateOut = gate;
        work.Store.Dispatch(new ActivityAction.AllProjectsSaveRequested());
        Assert.Equal(new FileTask.SavingAll(0, 12), work.State.FileTask);

        work.Store.Dispatch(new ActivityAction.FileTaskCancelled());
        gate.Open();

        Assert.Null(work.State.FileTask);
        Assert.Empty(work.Files.Saved);
        Assert.Null(work.State.Notice);
    }

    [Fact]
    public void Two_of_one_name_are_two_files()
    {
        var work = WithThree();
        work.Store.Dispatch(new ActivityAction.ProjectRenamed(work.State.Start!.Cards[0].Id, "my: gears"));
        work.Store.Dispatch(new ActivityAction.ProjectRenamed(work.State.Start!.Cards[1].Id, "My gears"));

        SaveAll(work);

        Assert.Equal(3, work.Files.Saved.Count);
        Assert.Contains("My gears 2.sortline", work.Files.Saved.Keys);
    }

    // One that is only kept, one that was open before, and one that is open.
    private static ActivityHarness WithThree()
    {
        ActivityHarness first = new("rust", session: "first");
        first.TeachTruth(examplesEach: 3);
        first.Time.Pass(TimeSpan.FromSeconds(1));
        ActivityHarness work = new("gears", store: first.Projects, session: "work");
        foreach (var record in first.Projects.Of(new("first-1")).Records.Values)
        {
            if (record.Picture is { } picture)
                work.View.Photographed.TryAdd(picture, first.View.Photographed[picture]);
        }

        work.TeachTruth(examplesEach: 1);
        work.Time.Pass(TimeSpan.FromSeconds(1));
        work.Store.Dispatch(new ActivityAction.ProjectBegun(LevelList.All[1]));
        work.TeachTruth(examplesEach: 2);
        work.Store.Dispatch(new ActivityAction.ProjectRenamed(work.State.Project, "My gears"));
        work.Time.Pass(TimeSpan.FromSeconds(1));
        work.Store.Dispatch(new ActivityAction.StartOpened());
        return work;
    }

    private static void SaveAll(ActivityHarness work) => work.Store.Dispatch(new ActivityAction.AllProjectsSaveRequested());

    private static async Task<int> ExamplesIn(ActivityHarness work, string file)
    {
        using MemoryStream stream = new(work.Files.Saved[file]);
        return (await ProjectFile.ReadAsync(stream)).Project.Examples.Length;
    }
}
