using Sortline.Activity.Levels;
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
    public void A_failing_effect_does_not_silence_the_store()
    {
        Store store = new(ActivityState.Open(LevelList.All[0], 1));
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

        Assert.Throws<InvalidOperationException>(() => store.Dispatch(new ActivityAction.PauseToggled()));
        store.Dispatch(new ActivityAction.NoticeRaised(Message.Of("Still here.")));

        Assert.Equal("Still here.", store.State.Notice.Words());
    }

    private sealed class Listener(string name, Action<ActivityAction, Action<ActivityAction>> hear) : IEffect
    {
        public void Handle(ActivityStep step, IDispatcher activity) => hear(step.Action, activity.Dispatch);

        public override string ToString() => name;
    }
}
