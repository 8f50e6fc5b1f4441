using Sortline.Activity.Levels;
using Sortline.Activity.Shift;

namespace Sortline.Activity.Tests;

/// <summary>A camera whose pictures come later than they were taken.</summary>
public class SlowCameraTests
{
    private static readonly TimeSpan AWhile = TimeSpan.FromSeconds(20);

    [Fact]
    public void The_line_stands_still_until_the_picture_is_there()
    {
        ActivityHarness work = new();
        work.View.DevelopsAtOnce = false;

        work.View.Run(AWhile);
        var time = work.Line.Clock.Now;
        work.View.Run(AWhile);

        Assert.Equal(time, work.Line.Clock.Now);
        Assert.Null(Assert.IsType<Scene.Teaching>(work.State.Scene).AtCamera);
        work.View.Develop();
        Assert.Equal(time, work.WaitForPart().PhotographedAt);
    }

    [Fact]
    public void A_shift_comes_out_the_same_however_slow_the_camera_is()
    {
        ActivityHarness quick = new(seed: 3),
            slow = new(seed: 3);
        quick.TeachTruth(examplesEach: 5);
        slow.TeachTruth(examplesEach: 5);
        var expected = quick.RunShift();

        slow.View.DevelopsAtOnce = false;
        slow.Store.Dispatch(new ActivityAction.ShiftStarted());
        for (var second = 0; second < 1_000 && slow.State.Scene is Scene.Running; second++)
        {
            slow.View.Run(TimeSpan.FromSeconds(1));
            slow.View.Develop();
        }

        var result = Assert.IsType<Scene.Reporting>(slow.State.Scene).Result;
        Assert.Equal(
            expected.Parts.Select(part => (part.Part, part.PhotographedAt, part.PredictedAt, part.Outcome, part.EndedAt)),
            result.Parts.Select(part => (part.Part, part.PhotographedAt, part.PredictedAt, part.Outcome, part.EndedAt))
        );
    }

    [Fact]
    public void A_picture_of_a_line_that_is_gone_is_let_go()
    {
        ActivityHarness work = new("rust");
        work.View.DevelopsAtOnce = false;
        work.View.Run(AWhile);
        var late = Assert.Single(work.View.Photographed).Key;

        work.Store.Dispatch(new ActivityAction.LevelChosen(LevelList.Find("gears")!, 1));
        work.View.DevelopsAtOnce = true;
        var seen = work.WaitForPart();
        work.View.Develop();

        Assert.Contains(late, work.Pictures.Released);
        Assert.Equal(seen, Assert.IsType<Scene.Teaching>(work.State.Scene).AtCamera);
    }
}
