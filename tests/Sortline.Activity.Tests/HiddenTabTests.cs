namespace Sortline.Activity.Tests;

/// <summary>A tab that gets no frames for an hour, hidden or asleep: the line stood still meanwhile.</summary>
public class HiddenTabTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_first_frame_after_an_hour_brings_no_burst_of_parts(bool isShift)
    {
        ActivityHarness work = new("rust");
        work.TeachTruth(examplesEach: 2);
        if (isShift)
            work.Store.Dispatch(new ActivityAction.ShiftStarted());
        work.View.Run(TimeSpan.FromSeconds(2));
        var (time, photographed) = (work.Line.Clock.Now, work.View.Photographed.Count);

        work.View.PassAtOnce(TimeSpan.FromHours(1));

        Assert.InRange(work.Line.Clock.Now - time, TimeSpan.Zero, TimeSpan.FromSeconds(0.1));
        Assert.InRange(work.View.Photographed.Count - photographed, 0, 1);
    }
}
