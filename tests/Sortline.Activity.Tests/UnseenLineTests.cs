using Sortline.Activity.Shift;

namespace Sortline.Activity.Tests;

/// <summary>A line that is not drawn: nobody has to wait for it, and nothing else about it is different.</summary>
public class UnseenLineTests
{
    private static readonly TimeSpan AMoment = TimeSpan.FromSeconds(3.0 / 60);

    [Fact]
    public void The_next_part_is_there_at_once_and_it_is_the_same_part()
    {
        ActivityHarness seen = new("gears-and-bolts", seed: 3),
            unseen = new("gears-and-bolts", seed: 3, isSeen: false);

        for (var part = 0; part < 20; part++)
        {
            unseen.View.Run(AMoment);
            var there = Assert.IsType<Scene.Teaching>(unseen.State.Scene).AtCamera;
            Assert.NotNull(there);
            Assert.Equal(seen.WaitForPart().Part, there.Part);
            seen.Store.Dispatch(new ActivityAction.PartSkipped(there.Part.Id));
            unseen.Store.Dispatch(new ActivityAction.PartSkipped(there.Part.Id));
        }
    }

    [Fact]
    public void A_halted_belt_stays_where_it_is_and_one_part_is_one_part()
    {
        ActivityHarness work = new(isSeen: false);
        var first = work.WaitForPart();
        work.Store.Dispatch(new ActivityAction.PauseToggled());
        work.Store.Dispatch(new ActivityAction.PartSkipped(first.Part.Id));

        work.View.Run(TimeSpan.FromSeconds(5));
        Assert.Null(Assert.IsType<Scene.Teaching>(work.State.Scene).AtCamera);

        work.Store.Dispatch(new ActivityAction.StepRequested());
        work.View.Run(AMoment);
        Assert.NotNull(Assert.IsType<Scene.Teaching>(work.State.Scene).AtCamera);
        Assert.Equal(BeltMode.Paused, work.State.Belt);
    }

    [Fact]
    public void A_shift_takes_as_long_as_one_that_is_seen()
    {
        ActivityHarness seen = new("gears", seed: 3),
            unseen = new("gears", seed: 3, isSeen: false);
        seen.TeachTruth(examplesEach: 5);
        unseen.TeachTruth(examplesEach: 5);
        var (framesBefore, framesBeforeUnseen) = (seen.View.Frames, unseen.View.Frames);

        var result = seen.RunShift();
        var resultUnseen = unseen.RunShift();

        Assert.Equal(seen.View.Frames - framesBefore, unseen.View.Frames - framesBeforeUnseen);
        Assert.Equal(
            result.Parts.Select(part => (part.Part, part.PhotographedAt, part.Outcome, part.EndedAt)),
            resultUnseen.Parts.Select(part => (part.Part, part.PhotographedAt, part.Outcome, part.EndedAt))
        );
    }
}
