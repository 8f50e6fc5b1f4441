using Sortline.Activity.Ports;
using Sortline.Learning;

namespace Sortline.Activity.Tests;

/// <summary>A port that fails once, in a way that nobody foresaw: the learner reads a sentence, and the next one works.</summary>
public class FaultTests
{
    private static readonly Label Good = ActivityHarness.Good;

    [Fact]
    [Fault(43)]
    public void A_part_that_could_not_be_looked_at_does_not_keep_the_next_one_from_it()
    {
        ActivityHarness work = new("rust");
        work.TeachTruth(examplesEach: 2);
        work.Extractor.BreaksOnce = true;

        var broken = work.WaitForPart();
        AssertIsTold(work);
        Assert.Null(broken.Features);
        work.Store.Dispatch(new ActivityAction.PartLabelled(broken.Part.Id, Good));
        var next = work.WaitForPart();

        Assert.NotNull(next.Features);
        Assert.False(next.Prediction.IsNone);
    }

    [Fact]
    [Fault(43)]
    public void An_example_that_could_not_be_looked_at_does_not_keep_the_next_one_from_it()
    {
        ActivityHarness work = new("rust");
        work.WaitForPart();
        work.Extractor.BreaksOnce = true;

        work.Store.Dispatch(new ActivityAction.PhotosChosen(Good, [Photo(work), Photo(work), Photo(work)]));

        AssertIsTold(work);
        Assert.Equal([false, true, true], work.State.Examples.Select(example => example.Features is not null));
        work.Extractor.Report(new BackboneStatus.Ready());
        Assert.All(work.State.Examples, example => Assert.NotNull(example.Features));
    }

    [Fact]
    public void A_part_that_could_not_be_photographed_makes_room_for_the_next_one()
    {
        ActivityHarness work = new("rust") { View = { BreaksOnce = true } };

        var seen = work.WaitForPart();

        AssertIsTold(work);
        Assert.Equal(1, seen.Part.Id.Value);
    }

    [Fact]
    public void A_shift_goes_on_when_a_part_could_not_be_photographed()
    {
        ActivityHarness work = new("rust");
        work.TeachTruth(examplesEach: 2);
        work.View.BreaksOnce = true;

        var result = work.RunShift();

        AssertIsTold(work);
        Assert.Equal(work.State.Level.PartsPerShift - 1, result.Parts.Length);
    }

    [Fact]
    [Fault(8)]
    public void A_photo_that_could_not_be_taken_in_is_named_and_the_others_are_there()
    {
        ActivityHarness work = new("rust");
        work.Pictures.BreaksOnce = true;

        work.Store.Dispatch(new ActivityAction.PhotosChosen(Good, [Photo(work), Photo(work)]));

        AssertIsTold(work);
        Assert.Equal(1, work.State.CountOf(Good));
        Assert.Null(work.State.FileTask);
    }

    [Fact]
    public void Saving_and_opening_work_again_after_they_broke()
    {
        ActivityHarness work = new("rust");
        work.TeachTruth(examplesEach: 2);
        work.Pictures.BreaksOnce = true;

        work.Store.Dispatch(new ActivityAction.ProjectSaveRequested());
        AssertIsTold(work);
        Assert.Empty(work.Files.Saved);
        work.Store.Dispatch(new ActivityAction.NoticeDismissed());
        work.Store.Dispatch(new ActivityAction.ProjectSaveRequested());
        var file = Assert.Single(work.Files.Saved).Value;

        work.Pictures.BreaksOnce = true;
        work.Store.Dispatch(new ActivityAction.ProjectFileChosen(work.Files.Choose("a.sortline", file)));
        AssertIsTold(work);
        work.Store.Dispatch(new ActivityAction.ProjectFileChosen(work.Files.Choose("a.sortline", file)));

        Assert.StartsWith("Opened “a.sortline”", work.State.Notice.Words(), StringComparison.Ordinal);
    }

    private static void AssertIsTold(ActivityHarness work)
    {
        Assert.EndsWith(".", work.State.Notice.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("wire", work.State.Notice.Words(), StringComparison.Ordinal);
    }

    private static ChosenFile Photo(ActivityHarness work) => work.Files.Choose("a.jpg", [1]);
}
