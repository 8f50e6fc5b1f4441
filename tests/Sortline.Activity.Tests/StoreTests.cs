using Sortline.Activity.Levels;
using Sortline.Activity.Shift;
using Sortline.Messages;

namespace Sortline.Activity.Tests;

public class StoreTests
{
    [Fact]
    public void An_action_dispatched_by_an_effect_waits_until_every_effect_has_heard_the_first()
    {
        List<string> heard = [];
        Store store = new(ActivityState.Open(LevelList.All[0], 1));
        store.Add(
            new Listener(
                "a",
                (action, dispatch) =>
                {
                    heard.Add($"a {action.GetType().Name}");
                    if (action is ActivityAction.PauseToggled)
                        dispatch(new ActivityAction.NoticeRaised(Message.Of("Halted.")));
                }
            )
        );
        store.Add(new Listener("b", (action, _) => heard.Add($"b {action.GetType().Name}")));

        store.Dispatch(new ActivityAction.PauseToggled());

        Assert.Equal(["a PauseToggled", "b PauseToggled", "a NoticeRaised", "b NoticeRaised"], heard);
    }

    [Fact]
    public void Change_is_told_once_per_dispatch_and_only_when_something_changed()
    {
        var told = 0;
        Store store = new(ActivityState.Open(LevelList.All[0], 1));
        store.Add(
            new Listener(
                "a",
                (action, dispatch) =>
                {
                    if (action is ActivityAction.PauseToggled)
                        dispatch(new ActivityAction.NoticeRaised(Message.Of("Halted.")));
                }
            )
        );
        store.Changed += () => told++;

        store.Dispatch(new ActivityAction.PauseToggled());
        store.Dispatch(new ActivityAction.BackboneRetried());

        Assert.Equal(1, told);
    }

    [Fact]
    public void A_failing_effect_is_told_and_the_others_hear_of_the_action_all_the_same()
    {
        List<Exception> failures = [];
        List<string> heard = [];
        Store store = new(ActivityState.Open(LevelList.All[0], 1));
        store.Failed += failures.Add;
        store.Add(
            new Listener(
                "a",
                (action, _) =>
                {
                    if (action is ActivityAction.PauseToggled)
                        throw new InvalidOperationException("broken effect");
                }
            )
        );
        store.Add(new Listener("b", (action, _) => heard.Add(action.GetType().Name)));

        store.Dispatch(new ActivityAction.PauseToggled());

        Assert.Equal(["PauseToggled", "NoticeRaised"], heard);
        Assert.Equal("broken effect", Assert.Single(failures).Message);
        Assert.StartsWith("Something inside the page went wrong.", store.State.Notice.Words(), StringComparison.Ordinal);
        Assert.True(store.State.Belt.IsHalted); // What the action did stays done.
        store.Dispatch(new ActivityAction.NoticeRaised(Message.Of("Still here.")));
        Assert.Equal("Still here.", store.State.Notice.Words());
    }

    [Fact]
    public void An_effect_that_fails_at_everything_ends_in_one_notice_and_a_short_log()
    {
        var told = 0;
        Store store = new(ActivityState.Open(LevelList.All[0], 1));
        store.Failed += _ => told++;
        store.Add(new Listener("a", (_, _) => throw new InvalidOperationException("broken effect")));

        for (var i = 0; i < 100; i++)
            store.Dispatch(new ActivityAction.PauseToggled());

        Assert.Equal(Store.MostAlike, told);
        Assert.StartsWith("Something inside the page went wrong.", store.State.Notice.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Work_that_nobody_waits_for_is_reported_when_it_fails()
    {
        TaskCompletionSource<int> later = new();
        List<Exception> failures = [];
        Store store = new(ActivityState.Open(LevelList.All[0], 1));
        store.Failed += failures.Add;
        store.Add(new Listener("a", (_, _) => { }));

        store.Watch(Work());
        Assert.Empty(failures);
        later.SetException(new InvalidOperationException("broken later"));
        await Task.Yield();

        Assert.Equal("broken later", Assert.Single(failures).Message);
        Assert.NotNull(store.State.Notice);

        async Task Work() => await later.Task;
    }

    [Fact]
    public void A_frame_that_fails_is_not_the_last_one()
    {
        ActivityHarness work = new("rust");
        work.View.FramesThatBreak = 3;

        var seen = work.WaitForPart();

        Assert.Equal(0, seen.Part.Id.Value);
        Assert.Equal(3, work.Failures.Count);
    }

    private sealed class Listener(string name, Action<ActivityAction, Action<ActivityAction>> hear) : IEffect
    {
        public void Handle(ActivityStep step, IDispatcher activity) => hear(step.Action, activity.Dispatch);

        public override string ToString() => name;
    }
}
