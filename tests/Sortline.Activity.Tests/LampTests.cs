using Sortline.Activity.Levels;
using Sortline.Activity.Shift;
using Sortline.Factory.Parts;

namespace Sortline.Activity.Tests;

/// <summary>The level in which the lamp gives the answer away, and the button that shows it.</summary>
public class LampTests
{
    [Fact]
    public void While_it_is_taught_bad_parts_lie_under_the_warm_lamp_and_in_the_shift_none_does()
    {
        var level = LevelList.Find("shortcut")!;
        TeachingParts teaching = new(level.TeachingMix, 1, 0);
        PartGenerator shift = new(level.Mix, 1);

        Assert.All(
            Enumerable.Range(0, 40).Select(teaching.Create),
            part => Assert.Equal(part.IsDefective, part.Condition.Warmth > 0)
        );
        Assert.All(Enumerable.Range(0, 40).Select(shift.Create), part => Assert.Equal(CameraCondition.AsBuilt, part.Condition));
        Assert.Equal(["shortcut"], LevelList.All.Where(one => one.HasTwoLamps).Select(one => one.Id));
    }

    [Fact]
    public void The_same_part_is_photographed_under_the_other_lamp_and_back_and_taught_as_it_is_seen()
    {
        ActivityHarness work = new("shortcut", seed: 3);
        work.TeachTruth(examplesEach: 3);
        var seen = work.WaitForPart();

        work.Store.Dispatch(new ActivityAction.LampSwapRequested());

        var (now, before) = Shown(work);
        Assert.NotEqual(seen.Part.Condition, now.Part.Condition);
        Assert.Equal(seen.Part, now.Part with { Condition = seen.Part.Condition });
        Assert.Equal(seen.Picture, before!.Picture);
        Assert.NotNull(now.PredictedLabel); // Looked at, too.
        Assert.Contains(before.Picture, work.Pictures.Released);

        work.Store.Dispatch(new ActivityAction.LampSwapRequested());
        Assert.Equal(seen.Part, Shown(work).Now.Part);

        var shown = Shown(work).Now.Picture;
        work.Store.Dispatch(new ActivityAction.PartLabelled(seen.Part.Id, ActivityHarness.Good));
        Assert.Equal(shown, work.State.Examples[^1].Picture);
        Assert.Null(((Scene.Teaching)work.State.Scene).AtCamera);

        work.WaitForPart();
        Assert.Null(Shown(work).Before);
    }

    [Fact]
    public void Where_there_is_one_lamp_nothing_is_swapped()
    {
        ActivityHarness work = new("gears");
        var seen = work.WaitForPart();

        work.Store.Dispatch(new ActivityAction.LampSwapRequested());

        Assert.Equal(seen.Picture, Shown(work).Now.Picture);
        Assert.Null(Shown(work).Before);
    }

    [Fact]
    public void A_picture_that_comes_too_late_is_let_go()
    {
        ActivityHarness work = new("shortcut");
        var seen = work.WaitForPart();
        work.View.SampleGate = new();
        work.Store.Dispatch(new ActivityAction.LampSwapRequested());
        work.Store.Dispatch(new ActivityAction.PartSkipped(seen.Part.Id));

        work.View.SampleGate.SetResult();

        Assert.Contains(
            work.View.Samples.Keys.Max(picture => picture.Value),
            work.Pictures.Released.Select(picture => picture.Value)
        );
        Assert.Empty(work.Failures);
    }

    private static (InspectedPart Now, InspectedPart? Before) Shown(ActivityHarness work)
    {
        var teaching = (Scene.Teaching)work.State.Scene;
        return (teaching.AtCamera!, teaching.UnderOtherLamp);
    }
}
