using Sortline.Activity.Levels;
using Sortline.Activity.Training;
using Sortline.Factory.Parts;

namespace Sortline.Activity.Tests;

/// <summary>The line that grows with each example, and how often the robot agreed.</summary>
public class ProgressTests
{
    private static readonly TimeSpan ALittle = TimeSpan.FromSeconds(3);

    [Fact]
    public void Hidden_parts_are_tried_from_the_second_label_on_and_the_line_grows_with_the_examples()
    {
        ActivityHarness work = new("rust", 3);
        work.Store.Dispatch(new ActivityAction.PartLabelled(work.WaitForPart().Part.Id, ActivityHarness.Good));
        work.Time.Pass(ALittle);
        Assert.Empty(work.State.Progress);

        work.TeachTruth(examplesEach: 2);
        work.Time.Pass(ALittle);
        work.TeachTruth(examplesEach: 5);
        work.Time.Pass(ALittle);

        Assert.Equal([4, 10], work.State.Progress.Select(point => point.Examples));
        Assert.Equal(new ProgressPoint(10, 20, 20), work.State.Progress[^1]); // It sees the truth here.
    }

    [Fact]
    public void The_hidden_parts_are_none_of_those_that_anybody_sees_and_their_pictures_are_let_go()
    {
        ActivityHarness work = new("gears", 3);
        work.TeachTruth(examplesEach: 3);
        work.Time.Pass(ALittle);

        PartGenerator hidden = new(LevelList.Find("gears")!.Mix, 1, PartStream.Hidden);
        var tried = work.View.Samples.Where(one => one.Value.Finish == hidden.Create(one.Value.Id.Value).Finish).ToList();
        Assert.Equal(MeasureProgress.Parts, tried.Count);
        Assert.All(tried, one => Assert.Contains(one.Key, work.Pictures.Released));
        Assert.DoesNotContain(work.State.Pictures(), picture => tried.Any(one => one.Key == picture));
        foreach (var other in new[] { PartStream.Shift, PartStream.Teaching })
            Assert.NotEqual(hidden.Create(0).Finish, new PartGenerator(LevelList.Find("gears")!.Mix, 1, other).Create(0).Finish);
    }

    [Fact]
    public void What_an_undo_takes_back_leaves_the_line()
    {
        ActivityHarness work = new("rust", 3);
        work.TeachTruth(examplesEach: 2);
        work.Time.Pass(ALittle);
        work.TeachTruth(examplesEach: 3);
        work.Time.Pass(ALittle);

        work.Store.Dispatch(new ActivityAction.TeachingUndone());
        work.Time.Pass(ALittle);

        Assert.Equal([4, 5], work.State.Progress.Select(point => point.Examples));
    }

    [Fact]
    public void Agreement_counts_the_last_ten_guesses_and_none_before_there_are_two_labels()
    {
        ActivityHarness work = new("rust", 3);
        work.Store.Dispatch(new ActivityAction.PartLabelled(work.WaitForPart().Part.Id, ActivityHarness.Good));
        work.Store.Dispatch(new ActivityAction.PartLabelled(work.WaitForPart().Part.Id, ActivityHarness.Defective));
        Assert.Equal((0, 0), work.State.Agreement);

        work.TeachTruth(examplesEach: 9);
        Assert.Equal(10, work.State.Agreement.Of);
        var before = work.State.Agreement.Agreed;

        var seen = work.WaitForPart();
        var wrong = seen.PredictedLabel!.Label == ActivityHarness.Good ? ActivityHarness.Defective : ActivityHarness.Good;
        work.Store.Dispatch(new ActivityAction.PartLabelled(seen.Part.Id, wrong));

        Assert.InRange(work.State.Agreement.Agreed, before - 1, before);
        Assert.False(work.State.Examples[^1].Guess == wrong);
    }
}
