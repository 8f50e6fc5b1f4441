using Sortline.Activity.Shift;
using static Sortline.Activity.Shift.BeltEvent;
using static Sortline.Activity.Shift.BeltMode;

namespace Sortline.Activity.Tests;

/// <summary>Every mode of the belt, and what every event makes of it.</summary>
public class BeltModeTests
{
    private static readonly BeltEvent[] Events =
    [
        Toggled,
        StepRequested,
        StepEnded,
        RewindRequested,
        ReplayEnded,
        HurryRequested,
        LineBegun,
    ];

    [Theory]
    [InlineData(Running, Paused, SteppingToNextPart, Running, Replaying, Running, Running, Running)]
    [InlineData(Paused, Running, SteppingToNextPart, Paused, Replaying, Paused, Running, Running)]
    [InlineData(SteppingToNextPart, Paused, SteppingToNextPart, Paused, ReplayStepping, SteppingToNextPart, Running, Running)]
    [InlineData(Replaying, ReplayPaused, ReplayStepping, Replaying, Replaying, Running, Replaying, Running)]
    [InlineData(ReplayPaused, Replaying, ReplayStepping, ReplayPaused, Replaying, Paused, Replaying, Running)]
    [InlineData(
        ReplayStepping,
        ReplayPaused,
        ReplayStepping,
        ReplayPaused,
        ReplayStepping,
        SteppingToNextPart,
        Replaying,
        Running
    )]
    public void Every_event_has_its_answer_in_every_mode(BeltMode mode, params BeltMode[] answers)
    {
        Assert.Equal(answers, Events.Select(what => mode.After(what)));
        Assert.Equal(Enum.GetValues<BeltEvent>().Order(), Events.Order());
    }

    [Fact]
    public void No_mode_is_left_out_of_the_table() =>
        Assert.Equal(Enum.GetValues<BeltMode>().Order(), BeltModes.Transitions.Keys.Select(key => key.Mode).Distinct().Order());

    [Fact]
    public void The_table_says_nothing_that_goes_without_saying() =>
        Assert.DoesNotContain(BeltModes.Transitions, row => row.Key.Mode == row.Value);

    [Fact]
    public void A_line_that_begins_runs() =>
        Assert.All(Enum.GetValues<BeltMode>(), mode => Assert.Equal(Running, mode.After(LineBegun)));

    [Theory]
    [InlineData(Running, false, false, false)]
    [InlineData(Paused, true, false, false)]
    [InlineData(SteppingToNextPart, false, true, false)]
    [InlineData(Replaying, false, false, true)]
    [InlineData(ReplayPaused, true, false, true)]
    [InlineData(ReplayStepping, false, true, true)]
    public void A_mode_says_what_the_belt_does(BeltMode mode, bool isHalted, bool isStepping, bool isReplay) =>
        Assert.Equal((isHalted, isStepping, isReplay), (mode.IsHalted, mode.IsStepping, mode.IsReplay));

    [Fact]
    public void A_step_within_a_replay_halts_the_replay_and_going_on_ends_it()
    {
        ActivityHarness work = new("rust");
        work.Store.Dispatch(new ActivityAction.ShiftStarted());
        work.View.Run(TimeSpan.FromSeconds(20));
        work.Store.Dispatch(new ActivityAction.RewindRequested());
        work.Store.Dispatch(new ActivityAction.RewindRequested());
        work.Store.Dispatch(new ActivityAction.StepRequested());
        Assert.Equal(ReplayStepping, work.State.Belt);

        work.View.Run(TimeSpan.FromSeconds(6));
        Assert.Equal(ReplayPaused, work.State.Belt);
        Assert.True(work.Line.ShownTime < work.Line.Clock.Now);
        work.Store.Dispatch(new ActivityAction.PauseToggled());
        work.View.Run(TimeSpan.FromSeconds(6.5));

        Assert.Equal(Running, work.State.Belt);
        Assert.Equal(work.Line.Clock.Now, work.Line.ShownTime);
    }
}
