using Sortline.Activity.Levels;
using Sortline.Factory.Parts;
using Sortline.Factory.Parts.Bolts;
using Sortline.Factory.Parts.Gears;

namespace Sortline.Activity.Tests;

/// <summary>The pictures that show what a level is about.</summary>
public class SampleTests
{
    [Fact]
    public void A_level_shows_a_good_part_of_each_kind_and_one_with_each_defect_that_comes()
    {
        Assert.Equal(
            [(GearKind.Instance, Defect.None), (GearKind.Instance, Defect.Rust)],
            Of("rust").Select(part => (part.Kind, part.Defect))
        );
        Assert.Equal(
            [Defect.None, .. GearKind.Instance.Defects, Defect.None, .. BoltKind.Instance.Defects],
            Of("gears-and-bolts").Select(part => part.Defect)
        );
        Assert.Equal(Of("gears"), Of("gears"));
    }

    [Fact]
    public void They_are_photographed_once_the_learner_has_a_part_to_look_at()
    {
        ActivityHarness work = new("gears");
        Assert.Empty(work.View.Samples);

        work.WaitForPart();

        Assert.Equal(Of("gears"), work.View.Samples.Values);
        Assert.Equal(Of("gears"), work.State.Samples.Select(sample => sample.Part));
        Assert.Equal(work.View.Samples.Keys, work.State.Samples.Select(sample => sample.Picture));
        work.TeachTruth(examplesEach: 2);
        Assert.Equal(Of("gears").Length, work.View.Samples.Count);
        Assert.DoesNotContain(work.State.Samples[0].Picture, work.Pictures.Released);
    }

    [Fact]
    public void A_shift_has_the_camera_for_itself()
    {
        ActivityHarness work = new("rust");
        work.View.SampleGate = new();
        work.WaitForPart();
        work.Store.Dispatch(new ActivityAction.ShiftStarted());

        work.View.SampleGate.SetResult();
        work.View.Run(TimeSpan.FromSeconds(5));

        Assert.Single(work.View.Samples); // It was under way when the shift began.
        work.Store.Dispatch(new ActivityAction.TeachingOpened());
        work.WaitForPart();
        Assert.Equal(Of("rust"), work.State.Samples.Select(sample => sample.Part));
    }

    [Fact]
    public void Another_level_lets_go_of_them_and_has_its_own()
    {
        ActivityHarness work = new("rust");
        work.WaitForPart();
        var before = work.State.Samples;

        work.Store.Dispatch(new ActivityAction.NewPartsChosen());
        Assert.Equal(before, work.State.Samples);
        work.Store.Dispatch(new ActivityAction.LevelChosen(LevelList.Find("gears")!, 1));

        Assert.Empty(work.State.Samples);
        Assert.All(before, sample => Assert.Contains(sample.Picture, work.Pictures.Released));
        work.WaitForPart();
        Assert.Equal(Of("gears"), work.State.Samples.Select(sample => sample.Part));
    }

    [Fact]
    public void One_that_comes_too_late_is_let_go()
    {
        ActivityHarness work = new("rust");
        work.View.SampleGate = new();
        work.WaitForPart();
        work.Store.Dispatch(new ActivityAction.LevelChosen(LevelList.Find("gears")!, 1));

        work.View.SampleGate.SetResult();

        Assert.Empty(work.State.Samples);
        Assert.Contains(Assert.Single(work.View.Samples).Key, work.Pictures.Released);
    }

    [Fact]
    public void A_camera_that_gives_none_is_asked_again_at_the_next_part_and_nobody_is_told()
    {
        ActivityHarness work = new("rust");
        work.View.RefusesSamples = true;
        var seen = work.WaitForPart();
        Assert.Null(work.State.Notice);

        work.View.RefusesSamples = false;
        work.Store.Dispatch(new ActivityAction.PartSkipped(seen.Part.Id));
        work.WaitForPart();

        Assert.Equal(Of("rust"), work.State.Samples.Select(sample => sample.Part));
    }

    private static Part[] Of(string level) => [.. LevelSamples.Of(LevelList.Find(level)!)];
}
