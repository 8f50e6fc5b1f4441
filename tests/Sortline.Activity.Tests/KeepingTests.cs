using Sortline.Activity.Keeping;
using Sortline.Activity.Ports;
using Sortline.Activity.Shift;
using Sortline.Activity.Training;
using Sortline.Factory.Scoring;
using Sortline.Learning.Features;
using Sortline.Learning.Inspection;
using Sortline.Messages;
using Sortline.Projects;
using static Sortline.Activity.Tests.ActivityHarness;

namespace Sortline.Activity.Tests;

/// <summary>What was taught is written down as it is taught, and comes back.</summary>
public class KeepingTests
{
    private static readonly StorageException Full = new(StorageFault.Full, Message.Of("storage.full"));

    [Fact]
    public void What_was_taught_comes_back_on_another_visit()
    {
        ActivityHarness work = new("rust");
        work.TeachTruth(examplesEach: 3);
        work.Store.Dispatch(new ActivityAction.LabelAdded("Bent", LabelColour.Plum, Disposition.Reject));
        work.Store.Dispatch(new ActivityAction.ExampleDeleted(work.State.Examples[1].Id));
        work.Store.Dispatch(new ActivityAction.ExampleMoved(work.State.Examples[0].Id, work.State.Labels[2].Label));
        work.Store.Dispatch(new ActivityAction.TeachingUndone());
        work.Store.Dispatch(new ActivityAction.BeltSpeedSet(0.35));
        work.Store.Dispatch(new ActivityAction.ThresholdSet(0.25));
        work.Store.Dispatch(new ActivityAction.AskingSet(new(0.8, 0.3)));
        work.Store.Dispatch(new ActivityAction.ProjectRenamed(work.State.Project, "My gears"));
        Saved(work);

        var back = Reopened(work);

        AssertSame(work.State, back.State);
        Assert.Equal("My gears", back.State.ProjectName);
        Assert.Equal(0, back.Extractor.Asked); // What was seen in the pictures came back, too.
        back.Store.Dispatch(new ActivityAction.TeachingRedone());
        Assert.Equal(back.State.Labels[2].Label, back.State.Examples[0].Label);
        while (back.State.CanUndo)
            back.Store.Dispatch(new ActivityAction.TeachingUndone());
        Assert.Empty(back.State.Examples);
        Assert.Equal(2, back.State.Labels.Length);
        back.Store.Dispatch(new ActivityAction.MomentChosen(int.MaxValue));
        Assert.Equal(back.State.History.Acts.Length, back.State.History.Position);
        Assert.Equal(5, back.State.Examples.Length);
    }

    [Fact]
    public void Each_act_writes_what_it_changed_and_never_the_whole()
    {
        ActivityHarness work = new("rust", taught: 0);
        work.TeachTruth(examplesEach: 20);
        Saved(work);
        work.Projects.Writes.Clear();

        work.Store.Dispatch(new ActivityAction.ExampleMoved(work.State.Examples[0].Id, Defective));
        work.Store.Dispatch(new ActivityAction.ExampleMoved(work.State.Examples[0].Id, Good));
        Saved(work);

        var put = work.Projects.Writes.SelectMany(write => write.Put).Select(record => record.Key.Kind).ToHashSet();
        Assert.Equal(["act", "example", "session"], put.Order());
        Assert.All(work.Projects.Writes, write => Assert.True(write.Put.Length <= 6));
        Assert.All(work.Projects.Writes, write => Assert.False(write.IsStrict));
    }

    [Fact]
    [Promise(1)]
    public void Saved_is_said_only_once_the_browser_says_so()
    {
        ActivityHarness work = new("rust");
        Assert.IsType<SaveStatus.Nothing>(work.State.Saving);
        work.Projects.Hold();
        work.TeachTruth(examplesEach: 1);

        Assert.IsType<SaveStatus.Saving>(work.State.Saving);
        work.Time.Pass(TimeSpan.FromMilliseconds(20));
        Assert.IsType<SaveStatus.Saving>(work.State.Saving);

        work.Projects.LetGo();
        Saved(work);
        Assert.Equal(1, work.Projects.PersistenceAsked);
        Assert.Equal(StoragePersistence.Kept, work.State.Persistence);
    }

    [Fact]
    [Fault(27)]
    [Promise(2)]
    public void A_failed_save_is_said_keeps_all_in_memory_and_is_made_good_by_the_next_one()
    {
        ActivityHarness work = new("rust");
        work.Projects.Fault = Full;
        work.TeachTruth(examplesEach: 2);
        work.Time.Pass(TimeSpan.FromMilliseconds(2));

        Assert.Equal(Full.Reason, Assert.IsType<SaveStatus.Failed>(work.State.Saving).Reason);
        Assert.Equal(4, work.State.Examples.Length);
        work.Store.Dispatch(new ActivityAction.ProjectSaveRequested());
        Assert.NotEmpty(work.Files.Saved); // A file can still be saved.

        work.Projects.Fault = null;
        work.Store.Dispatch(new ActivityAction.SavingRetried());
        Saved(work);
        AssertSame(work.State, Reopened(work).State);
    }

    [Fact]
    public void What_changes_while_a_write_is_under_way_goes_into_the_next()
    {
        ActivityHarness work = new("rust");
        work.TeachTruth(examplesEach: 1);
        Saved(work);
        work.Projects.Hold();
        work.Store.Dispatch(new ActivityAction.ExampleMoved(work.State.Examples[0].Id, Defective));
        work.Time.Pass(TimeSpan.FromMilliseconds(20));
        work.Store.Dispatch(new ActivityAction.LabelAdded("Bent", LabelColour.Plum, Disposition.Reject));
        work.Projects.LetGo();
        Saved(work);

        AssertSame(work.State, Reopened(work).State);
    }

    [Fact]
    public void Features_of_another_network_are_made_anew()
    {
        ActivityHarness work = new("rust");
        work.TeachTruth(examplesEach: 2);
        Saved(work);
        var kept = work.Projects.Of(work.State.Project);
        foreach (var (key, record) in kept.Records.Where(record => record.Key.Kind == "features").ToList())
            kept.Records[key] = record with
            {
                Json = record.Json.Replace(KeptProject.Network, "another", StringComparison.Ordinal),
            };

        var back = Reopened(work);

        Assert.Equal(4, back.Extractor.Asked);
        Assert.DoesNotContain(back.State.Examples, example => example.Features is null);
    }

    [Fact]
    public void A_change_of_views_can_be_taken_back_on_another_visit()
    {
        ActivityHarness work = new("rust");
        work.TeachTruth(examplesEach: 2);
        work.Store.Dispatch(
            new ActivityAction.LearningSettingsChanged(work.State.Settings with { Views = Augmentation.Upright })
        );
        Saved(work);

        var back = Reopened(work);
        Assert.Equal(Augmentation.Upright, back.State.Settings.Views);
        Assert.Equal(0, back.Extractor.Asked);
        back.Store.Dispatch(new ActivityAction.TeachingUndone());

        Assert.Equal(Augmentation.AnyWayRound, back.State.Settings.Views);
        Assert.Equal(4, back.Extractor.Asked);
        Assert.All(
            back.State.Examples,
            example =>
                Assert.Equal(FeatureSpec.LengthOf(FeatureKind.Pooled, Augmentation.AnyWayRound), example.Features!.Pooled.Length)
        );
    }

    [Fact]
    public void A_report_comes_back_with_the_one_before_it()
    {
        ActivityHarness work = new("rust");
        work.TeachTruth(examplesEach: 3);
        work.Store.Dispatch(new ActivityAction.AskingSet(new(0.99)));
        work.RunShift(parts: 20);
        work.Store.Dispatch(new ActivityAction.TeachingOpened());
        work.RunShift(parts: 20);
        Saved(work);

        var back = Reopened(work);

        var (was, now) = (Assert.IsType<Scene.Reporting>(work.State.Scene), Assert.IsType<Scene.Reporting>(back.State.Scene));
        AssertSame(was.Result, now.Result);
        AssertSame(was.Before!, now.Before!);
        var mistake = now.Result.Parts[0];
        back.Store.Dispatch(new ActivityAction.MistakeTaught(mistake.Part.Id, Good));
        Assert.Equal(7, back.State.Examples.Length);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(11)]
    [InlineData(20)]
    public void An_interrupted_shift_goes_on_where_it_was_and_comes_to_the_same_end(double seconds)
    {
        ActivityHarness work = new("rust");
        work.TeachTruth(examplesEach: 3);
        work.Store.Dispatch(new ActivityAction.ShiftStarted(20, Bet: 7));
        work.View.Run(TimeSpan.FromSeconds(seconds));
        work.Store.Dispatch(new ActivityAction.BeltSpeedSet(0.3));
        Saved(work);
        var back = Reopened(work);

        Assert.Equal(BeltMode.Paused, back.State.Belt);
        back.Store.Dispatch(new ActivityAction.PauseToggled());
        var (was, now) = (Finished(work), Finished(back));

        AssertSame(was, now);
        Assert.Equal(7, now.Bet);
    }

    [Theory]
    [InlineData(9)]
    [InlineData(16)]
    public void An_interrupted_shift_in_which_a_person_is_asked_goes_on_asking_about_the_same_parts(double seconds)
    {
        ActivityHarness work = new("gears");
        work.TeachTruth(examplesEach: 8);
        work.Extractor.Noise = 0.6f;
        work.Store.Dispatch(new ActivityAction.AskingSet(new(0.9, null)));
        work.Store.Dispatch(new ActivityAction.ShiftStarted(20));
        work.View.Run(TimeSpan.FromSeconds(seconds));
        Saved(work);
        var back = Reopened(work);
        back.Extractor.Noise = 0.6f;

        back.Store.Dispatch(new ActivityAction.PauseToggled());
        var (was, now) = (Finished(work), Finished(back));

        Assert.NotEmpty(was.Asked);
        AssertSame(was, now);
    }

    [Fact]
    [Fault(34)]
    public void A_damaged_record_is_passed_over_and_said()
    {
        ActivityHarness work = new("rust");
        work.TeachTruth(examplesEach: 3);
        Saved(work);
        var kept = work.Projects.Of(work.State.Project);
        var damaged = new RecordKey("example", work.State.Examples[2].Id.Value);
        kept.Records[damaged] = kept.Records[damaged] with { Json = """{"label":"what?"}""" };

        var back = Reopened(work);

        Assert.Equal(5, back.State.Examples.Length);
        Assert.Contains("damaged", back.State.Notice.Words(), StringComparison.Ordinal);
    }

    [Fact]
    [Promise(1)]
    public void What_is_taught_while_the_browser_asks_whether_to_keep_it_for_good_is_saved_meanwhile()
    {
        ActivityHarness work = new("rust");
        work.Projects.Question = new();
        work.TeachTruth(examplesEach: 1);
        Saved(work);
        work.TeachTruth(examplesEach: 2);

        Saved(work);

        AssertSame(work.State, Reopened(work).State);
        work.Store.Dispatch(new ActivityAction.ProjectDeleted(work.State.Project));
        Assert.Empty(work.Projects.Held);
    }

    [Fact]
    public void Hints_that_were_put_aside_stay_aside_on_another_visit()
    {
        ActivityHarness work = new("rust");
        work.TeachTruth(examplesEach: 4);
        work.Store.Dispatch(new ActivityAction.ExampleMoved(work.State.Examples.First(one => one.Label == Good).Id, Defective));
        work.Time.Pass(CompareMethods.Quiet);
        var (first, second) = (work.State.Examples[0].Id, work.State.Examples[1].Id);
        Hint[] hints =
        [
            .. VisibleHints.Of(work.State),
            new Hint.Contradiction(first, Good, second, Defective, 0.99f),
            new Hint.LooksMislabelled(first, Good, Defective),
            new Hint.NearDuplicate(first, second, Good, 0.98f),
            new Hint.UnderrepresentedLabel(Defective, 3, Good, 40),
        ];
        Assert.NotEmpty(VisibleHints.Of(work.State));
        foreach (var hint in hints)
            work.Store.Dispatch(new ActivityAction.HintDismissed(hint));
        Saved(work);

        var back = Reopened(work);
        back.Time.Pass(CompareMethods.Quiet);

        Assert.NotEmpty(back.State.Hints);
        Assert.Empty(VisibleHints.Of(back.State));
        Assert.Equal(work.State.Dismissed.Count, back.State.Dismissed.Count);
        var others = hints[^4..];
        Assert.Empty(VisibleHints.Of(back.State with { Hints = [.. others] }));
        work.Store.Dispatch(new ActivityAction.ProjectBegun());
        Assert.Empty(work.State.Dismissed);
        work.GoBack();
        Assert.Empty(VisibleHints.Of(work.State with { Hints = [.. others] }));
    }

    [Fact]
    [Fault(34)]
    public void Any_record_may_hold_anything_and_the_rest_comes_back()
    {
        ActivityHarness work = new("rust");
        work.TeachTruth(examplesEach: 2);
        work.Store.Dispatch(new ActivityAction.LabelAdded("Bent", LabelColour.Plum, Disposition.Reject));
        work.Store.Dispatch(new ActivityAction.HintDismissed(new Hint.LooksMislabelled(new(1), Good, Defective)));
        work.RunShift(parts: 20);
        Saved(work);
        var kept = work.Projects.Of(work.State.Project);
        string[] nonsense =
        [
            "",
            "null",
            "[]",
            "{}",
            "1",
            "{",
            """{"examples":[null]}""",
            """{"position":-5}""",
            """{"part":-1}""",
            """{"dismissed":[{"kind":"duplicate","label":1},{"kind":"of tomorrow","label":1}]}""",
        ];
        foreach (var (key, record) in kept.Records.ToList())
        {
            foreach (var json in nonsense)
            {
                kept.Records[key] = record with { Json = json, Bytes = default };
                var back = Reopened(work);
                Assert.Equal(work.State.Project, back.State.Project);
                while (back.State.CanUndo)
                    back.Store.Dispatch(new ActivityAction.TeachingUndone());
                back.Store.Dispatch(new ActivityAction.MomentChosen(int.MaxValue));
            }

            kept.Records[key] = record;
        }
    }

    [Fact]
    [Promise(4)]
    public void A_project_of_a_newer_Sortline_is_left_alone()
    {
        ActivityHarness work = new("rust");
        work.TeachTruth(examplesEach: 1);
        Saved(work);
        var kept = work.Projects.Of(work.State.Project);
        kept.Header = kept.Header.Replace("\"format\":1", "\"format\":2", StringComparison.Ordinal);
        var writes = work.Projects.Writes.Count;

        ActivityHarness back = new("gears", store: work.Projects, session: "later");
        back.Store.Dispatch(new ActivityAction.ProjectChosen(work.State.Project));

        Assert.Contains("newer", back.State.Notice.Words(), StringComparison.Ordinal);
        Assert.NotEqual(work.State.Project, back.State.Project);
        Assert.Equal(writes, work.Projects.Writes.Count);
    }

    [Fact]
    [Fault(31)]
    [Promise(5)]
    public void A_project_that_another_tab_holds_can_be_looked_at_and_taken_over()
    {
        ActivityHarness work = new("rust");
        work.TeachTruth(examplesEach: 2);
        Saved(work);
        work.Projects.HeldElsewhere.Add(work.State.Project);
        var back = Reopened(work);

        Assert.IsType<SaveStatus.ReadOnly>(back.State.Saving);
        back.Store.Dispatch(new ActivityAction.ExampleDeleted(back.State.Examples[0].Id));
        Assert.Equal(4, back.State.Examples.Length);
        Assert.Contains("Another tab", back.State.Notice.Words(), StringComparison.Ordinal);

        back.Store.Dispatch(new ActivityAction.TakeOverRequested());
        back.Store.Dispatch(new ActivityAction.ExampleDeleted(back.State.Examples[0].Id));
        Assert.Equal(3, back.State.Examples.Length);
        Saved(back);

        work.Projects.Say(new StoreEvent.TakenOver(work.State.Project));
        Assert.IsType<SaveStatus.ReadOnly>(back.State.Saving);
    }

    [Fact]
    [Promise(3)]
    public void Opening_a_file_makes_another_project_and_leaves_the_first_as_it_was()
    {
        ActivityHarness work = new("rust");
        work.TeachTruth(examplesEach: 2);
        Saved(work);
        var before = work.State;
        work.Store.Dispatch(new ActivityAction.ProjectSaveRequested());

        work.Store.Dispatch(
            new ActivityAction.ProjectFileChosen(work.Files.Choose("theirs.sortline", work.Files.Saved.Values.Last()))
        );
        Saved(work);

        Assert.NotEqual(before.Project, work.State.Project);
        Assert.Equal("theirs", work.State.ProjectName);
        Assert.True(work.Projects.Writes.First(write => write.Project == work.State.Project).IsStrict);
        work.Store.Dispatch(new ActivityAction.ProjectChosen(before.Project));
        AssertSame(before, work.State);
        Assert.Equal(2, work.Projects.Ids.Count());
    }

    [Fact]
    public void The_list_has_every_project_and_does_what_is_asked()
    {
        ActivityHarness work = new("rust");
        work.TeachTruth(examplesEach: 2);
        var first = work.State.Project;
        Saved(work);
        work.Store.Dispatch(new ActivityAction.ProjectBegun());
        Assert.Empty(work.State.Examples);
        work.TeachTruth(examplesEach: 1);
        Saved(work);

        work.Store.Dispatch(new ActivityAction.StartOpened());
        Assert.Equal([2, 4], work.State.Start!.Cards.Select(card => card.Examples));
        work.Store.Dispatch(new ActivityAction.ProjectRenamed(first, "Old ones"));
        work.Store.Dispatch(new ActivityAction.ProjectDuplicated(first, "Copy of Old ones"));
        var copy = work.State.Start.Cards.Single(card => card.Name == "Copy of Old ones");
        work.Store.Dispatch(new ActivityAction.ProjectDeleted(first));
        work.Store.Dispatch(new ActivityAction.ProjectRestored(first));

        work.Store.Dispatch(new ActivityAction.ProjectChosen(copy.Id));
        Assert.Null(work.State.Start);
        Assert.Equal(4, work.State.Examples.Length);
    }

    [Fact]
    [Promise(5)]
    public void A_project_that_was_left_is_let_go_of_once_it_is_written_and_not_before()
    {
        ActivityHarness work = new("rust");
        work.TeachTruth(examplesEach: 1);
        Saved(work);
        var first = work.State.Project;
        work.Projects.Fault = Full;
        work.Store.Dispatch(new ActivityAction.ExampleMoved(work.State.Examples[0].Id, Defective));

        work.Store.Dispatch(new ActivityAction.ProjectBegun());
        work.Time.Pass(TimeSpan.FromMilliseconds(2));
        Assert.Contains(first, work.Projects.Held);

        work.Projects.Fault = null;
        work.TeachTruth(examplesEach: 1);
        Saved(work);
        work.Time.Pass(TimeSpan.FromMilliseconds(2));
        Assert.Equal([work.State.Project], work.Projects.Held);
        var second = work.State.Project;
        work.Store.Dispatch(new ActivityAction.ProjectChosen(first));

        Assert.Equal([first], work.Projects.Held);
        Assert.DoesNotContain(second, work.Projects.Held);
        Assert.All(work.State.Examples, example => Assert.Equal(Defective, example.Label));
        Saved(work);
    }

    [Fact]
    [Promise(5)]
    public void A_project_that_another_tab_changed_while_it_was_left_comes_back_as_that_tab_left_it()
    {
        ActivityHarness work = new("rust");
        work.TeachTruth(examplesEach: 1);
        Saved(work);
        var first = work.State.Project;
        work.Store.Dispatch(new ActivityAction.ProjectBegun());
        ActivityHarness other = new("gears", store: work.Projects, session: "other");
        other.Store.Dispatch(new ActivityAction.ProjectChosen(first));
        other.Store.Dispatch(new ActivityAction.ExampleDeleted(other.State.Examples[0].Id));
        Saved(other);

        work.Projects.HeldElsewhere.Add(first);
        work.Store.Dispatch(new ActivityAction.ProjectChosen(first));
        Assert.Single(work.State.Examples);
        Assert.IsType<SaveStatus.ReadOnly>(work.State.Saving);

        work.Store.Dispatch(new ActivityAction.ProjectBegun());
        work.Projects.HeldElsewhere.Remove(first);
        work.Projects.ChangedElsewhere.Add(first);
        work.Store.Dispatch(new ActivityAction.ProjectChosen(first));
        work.Store.Dispatch(new ActivityAction.ExampleDeleted(work.State.Examples[0].Id));
        Assert.Empty(work.State.Examples);
        Saved(work);
    }

    [Fact]
    public void A_project_that_another_tab_deleted_while_it_was_left_is_all_there_and_said_not_to_be_kept()
    {
        ActivityHarness work = new("rust");
        work.TeachTruth(examplesEach: 1);
        Saved(work);
        var first = work.State.Project;
        work.Store.Dispatch(new ActivityAction.ProjectBegun());
        work.Projects.Of(first).IsDeleted = true;

        work.Store.Dispatch(new ActivityAction.ProjectChosen(first));

        Assert.Equal(2, work.State.Examples.Length);
        Assert.Equal("storage.gone", Assert.IsType<SaveStatus.Failed>(work.State.Saving).Reason.Key);
    }

    [Fact]
    public void A_project_is_deleted_after_all_of_it_is_written_so_that_all_of_it_can_be_brought_back()
    {
        ActivityHarness work = new("rust");
        work.TeachTruth(examplesEach: 1);
        Saved(work);
        var before = work.State;
        work.Projects.Hold();
        work.Store.Dispatch(new ActivityAction.ExampleMoved(work.State.Examples[0].Id, Defective));
        work.Store.Dispatch(new ActivityAction.StartOpened());
        work.Store.Dispatch(new ActivityAction.ProjectDeleted(before.Project));
        work.Time.Pass(TimeSpan.FromMilliseconds(2));

        Assert.False(work.Projects.Of(before.Project).IsDeleted);
        work.Projects.LetGo();
        Assert.True(work.Projects.Of(before.Project).IsDeleted);
        Assert.Empty(work.Projects.Held);

        work.Store.Dispatch(new ActivityAction.ProjectRestored(before.Project));
        work.Store.Dispatch(new ActivityAction.ProjectChosen(before.Project));
        Assert.Equal([Defective, Defective], work.State.Examples.Select(example => example.Label));
        AssertSame(work.State, Reopened(work).State);
    }

    [Fact]
    public void A_project_that_is_brought_back_before_it_was_deleted_is_there()
    {
        ActivityHarness work = new("rust");
        work.TeachTruth(examplesEach: 1);
        Saved(work);
        var first = work.State.Project;
        work.Projects.Hold();
        work.Store.Dispatch(new ActivityAction.ExampleMoved(work.State.Examples[0].Id, Defective));
        work.Store.Dispatch(new ActivityAction.ProjectDeleted(first));
        work.Store.Dispatch(new ActivityAction.ProjectRestored(first));
        work.Time.Pass(TimeSpan.FromMilliseconds(2));
        work.Projects.LetGo();

        Assert.False(work.Projects.Of(first).IsDeleted);
    }

    [Fact]
    [Promise(2)]
    public void A_project_that_never_could_be_written_stays_deleted_and_comes_back_from_memory()
    {
        ActivityHarness work = new("rust");
        work.Projects.Fault = Full;
        work.TeachTruth(examplesEach: 1);
        work.Time.Pass(TimeSpan.FromMilliseconds(2));
        var first = work.State.Project;
        work.Store.Dispatch(new ActivityAction.ProjectDeleted(first));
        Assert.NotEqual("storage.gone", work.State.Notice?.Text.Key);

        work.Projects.Fault = null;
        work.TeachTruth(examplesEach: 2);
        Saved(work);
        work.Time.Pass(TimeSpan.FromMilliseconds(2));
        Assert.DoesNotContain(first, work.Projects.Ids);

        work.Store.Dispatch(new ActivityAction.ProjectRestored(first));
        work.Store.Dispatch(new ActivityAction.ProjectChosen(first));
        Saved(work);
        Assert.Equal(2, work.State.Examples.Length);
        AssertSame(work.State, Reopened(work).State);
    }

    [Fact]
    [Promise(5)]
    public void A_project_that_is_taken_over_while_another_is_open_can_only_be_looked_at_from_then_on()
    {
        ActivityHarness work = new("rust");
        work.TeachTruth(examplesEach: 1);
        Saved(work);
        var first = work.State.Project;
        work.Projects.Fault = Full;
        work.Store.Dispatch(new ActivityAction.ExampleMoved(work.State.Examples[0].Id, Defective));
        work.Store.Dispatch(new ActivityAction.ProjectBegun());
        work.Time.Pass(TimeSpan.FromMilliseconds(2));
        Assert.Contains(first, work.Projects.Held); // It is not written yet, so this page has not let go of it.

        work.Projects.Say(new StoreEvent.TakenOver(first));
        work.Store.Dispatch(new ActivityAction.ProjectChosen(first));

        Assert.IsType<SaveStatus.ReadOnly>(work.State.Saving);
        work.Store.Dispatch(new ActivityAction.ExampleDeleted(work.State.Examples[0].Id));
        Assert.Equal(2, work.State.Examples.Length);
    }

    private static ShiftResult Finished(ActivityHarness work)
    {
        for (var second = 0; second < 300; second++)
        {
            work.View.Run(TimeSpan.FromSeconds(1));
            if (work.State.Scene is Scene.Reporting { Result: var result })
                return result;
        }

        throw new InvalidOperationException("The shift did not end.");
    }

    private static ActivityHarness Reopened(ActivityHarness work)
    {
        ActivityHarness back = new("gears", store: work.Projects, session: "later");
        foreach (var (picture, part) in work.View.Photographed)
            back.View.Photographed.Add(picture, part);
        back.Store.Dispatch(new ActivityAction.ProjectChosen(work.State.Project));
        Assert.Equal(work.State.Project, back.State.Project);
        return back;
    }

    private static void Saved(ActivityHarness work)
    {
        work.Time.Pass(TimeSpan.FromMilliseconds(2));
        Assert.IsType<SaveStatus.Saved>(work.State.Saving);
    }

    private static void AssertSame(ActivityState expected, ActivityState actual)
    {
        Assert.Equal((expected.Level, expected.Seed), (actual.Level, actual.Seed));
        Assert.Equal(expected.Labels.AsEnumerable(), actual.Labels);
        Assert.Equal(expected.Examples.AsEnumerable(), actual.Examples);
        Assert.Equal(expected.Settings, actual.Settings);
        Assert.Equal(expected.History.Position, actual.History.Position);
        Assert.Equal(expected.History.Acts.Select(act => act.Number), actual.History.Acts.Select(act => act.Number));
        Assert.Equal(
            expected.History.Acts.SelectMany(act => act.Taught).Select(example => example.Id),
            actual.History.Acts.SelectMany(act => act.Taught).Select(example => example.Id)
        );
        Assert.Equal(expected.BeltSpeed, actual.BeltSpeed);
        Assert.Equal(expected.RejectThreshold, actual.RejectThreshold);
        Assert.Equal(expected.Asking, actual.Asking);
    }

    private static void AssertSame(ShiftResult expected, ShiftResult actual)
    {
        Assert.Equal(
            (expected.Seed, expected.BeltSpeed, expected.Bet, expected.Threshold, expected.Asking),
            (actual.Seed, actual.BeltSpeed, actual.Bet, actual.Threshold, actual.Asking)
        );
        Assert.Equal(expected.Parts.Select(Known), actual.Parts.Select(Known));
        Assert.Equal(expected.Counts, actual.Counts);
        Assert.Equal(expected.ExampleCounts.OrderBy(count => count.Key), actual.ExampleCounts.OrderBy(count => count.Key));
        Assert.Equal(expected.Examples.Select(example => example.Id), actual.Examples.Select(example => example.Id));

        static object Known(InspectedPart part) =>
            (
                part.Part,
                part.Outcome,
                part.Prediction,
                part.Decision,
                part.Doubt,
                part.Novelty,
                part.EndedAt,
                part.PhotographedAt
            );
    }
}
