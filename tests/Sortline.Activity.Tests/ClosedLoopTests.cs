using Sortline.Activity.Ports;
using Sortline.Activity.Shift;
using Sortline.Factory.Motion;
using Sortline.Factory.Parts;
using Sortline.Factory.Parts.Gears;
using Sortline.Factory.Scoring;
using Sortline.Learning;

namespace Sortline.Activity.Tests;

/// <summary>What the learner says happens in the world, and the learner has a hand in a shift.</summary>
public class ClosedLoopTests
{
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(8);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_lies_in_the_bins_is_what_was_said(bool isSeen)
    {
        ActivityHarness work = new("gears", 3, isSeen: isSeen);
        for (var i = 0; i < 12; i++)
        {
            var part = work.WaitForPart().Part.Id;
            work.Store.Dispatch(
                (i % 3) switch
                {
                    0 => new ActivityAction.PartLabelled(part, ActivityHarness.Defective),
                    1 => new ActivityAction.PartLabelled(part, ActivityHarness.Good),
                    _ => new ActivityAction.PartSkipped(part),
                }
            );
        }

        work.View.Run(LongEnough);

        Assert.Equal(new BinCounts(4, 4, 4), Assert.IsType<Scene.Teaching>(work.State.Scene).Bins);
    }

    [Fact]
    public void A_part_is_carried_off_while_the_next_one_waits_for_its_label()
    {
        ActivityHarness work = new("rust", 3);
        work.Store.Dispatch(new ActivityAction.PartLabelled(work.WaitForPart().Part.Id, ActivityHarness.Defective));
        work.WaitForPart();

        work.View.Run(TimeSpan.FromSeconds(3));

        Assert.Equal(new BinCounts(0, 1, 0), Assert.IsType<Scene.Teaching>(work.State.Scene).Bins);
    }

    [Theory]
    [InlineData(0.52, true)]
    [InlineData(0.55, false)]
    public void As_likely_as_not_is_no_guess(double share, bool isUndecided)
    {
        var part = new InspectedPart(SampleParts.Good(GearKind.Instance), new(1), TimeSpan.Zero) with
        {
            Prediction = Prediction.Of(
                ActivityHarness.Good,
                [new(ActivityHarness.Good, share), new(ActivityHarness.Defective, 1 - share)]
            ),
        };

        Assert.Equal(isUndecided, part.IsUndecided);
    }

    [Fact]
    public void The_monitor_shows_the_guess_before_the_word_from_the_second_label_on()
    {
        ActivityHarness work = new("rust", 3);
        work.Store.Dispatch(new ActivityAction.PartLabelled(work.WaitForPart().Part.Id, ActivityHarness.Defective));
        work.WaitForPart();
        Assert.Equal((RobotGuess.Unsure, 0), (work.View.Guess, work.View.Sureness));

        work.TeachTruth(examplesEach: 4);
        var seen = work.WaitForPart();

        Assert.Equal(seen.PredictedLabel!.Disposition is Disposition.Ship ? RobotGuess.Ship : RobotGuess.Reject, work.View.Guess);
        Assert.Equal(2 * seen.Prediction.ConfidenceOf(seen.Prediction.Label!.Value) - 1, work.View.Sureness, 1e-12);
        work.RunShift();
        Assert.Equal(RobotGuess.None, work.View.Guess);
    }

    [Fact]
    public void Each_part_of_a_shift_shows_at_its_bin_what_it_is_worth()
    {
        ActivityHarness work = new("rust", 4);
        work.TeachTruth(examplesEach: 4);
        Assert.Empty(work.View.Points);

        var result = work.RunShift();

        Assert.Equal(result.Parts.Length, work.View.Points.Count);
        Assert.Equal(result.Prices.Score(result.Counts), work.View.Points.Sum(one => one.Points));
        Assert.Contains((Bin.Reject, 10), work.View.Points);
    }

    [Fact]
    public void Who_says_no_turns_the_robot_over()
    {
        ActivityHarness work = new("rust", 4);
        work.TeachTruth(examplesEach: 4);
        work.Store.Dispatch(new ActivityAction.ShiftStarted());
        PartId? overruled = null;
        for (var tenth = 0; tenth < 3000 && work.State.Scene is Scene.Running running; tenth++)
        {
            if (overruled is null && running.Parts.LastOrDefault() is { CanBeOverruled: true } last)
            {
                overruled = last.Part.Id;
                work.Store.Dispatch(new ActivityAction.PartOverruled(last.Part.Id));
            }

            work.View.Run(TimeSpan.FromSeconds(0.1));
        }

        var result = Assert.IsType<Scene.Reporting>(work.State.Scene).Result;
        var part = result.Parts.Single(one => one.Part.Id == overruled);
        Assert.True(part.IsOverruled);
        Assert.NotEqual(part.OwnOutcome, part.Outcome);
        Assert.True(part.IsMistake); // The robot sees the truth here.
    }

    [Theory]
    [InlineData("rust", 1, 0)]
    [InlineData("gears", 2, 10)]
    [InlineData("gears-and-bolts", 3, 25)]
    public void A_shift_in_a_hurry_comes_out_the_same(string level, ulong seed, int secondsBefore)
    {
        var calm = Shift(level, seed, null, out _);
        var hurried = Shift(level, seed, secondsBefore, out var took);

        Assert.Equal(
            calm.Parts.Select(part => (part.Part.Id, part.Outcome, part.Miss)),
            hurried.Parts.Select(part => (part.Part.Id, part.Outcome, part.Miss))
        );
        Assert.Equal(calm.Prices.Score(calm.Counts), hurried.Prices.Score(hurried.Counts));
        Assert.InRange(took.TotalSeconds, 2, 8);
    }

    [Fact]
    public void In_a_hurry_the_line_waits_for_answers_but_not_for_ever()
    {
        ActivityHarness work = new("rust", 4);
        work.TeachTruth(examplesEach: 4);
        work.Extractor.AnswersAtOnce = false;
        work.Store.Dispatch(new ActivityAction.ShiftStarted());
        work.Store.Dispatch(new ActivityAction.FinishRequested());

        work.View.Run(TimeSpan.FromSeconds(6));
        var seen = Assert.IsType<Scene.Running>(work.State.Scene).Parts;
        Assert.InRange(seen.Length, 1, 4);
        Assert.All(seen, part => Assert.Null(part.Outcome));

        work.View.Run(TimeSpan.FromSeconds(200));
        Assert.IsType<Scene.Reporting>(work.State.Scene);
    }

    private static ShiftResult Shift(string level, ulong seed, int? hurryAfter, out TimeSpan took)
    {
        ActivityHarness work = new(level, seed, new());
        work.Extractor.Noise = 0.5f;
        work.TeachTruth(examplesEach: 4);
        work.Time.Pass(TimeSpan.FromSeconds(5));
        work.Store.Dispatch(new ActivityAction.ShiftStarted());
        took = TimeSpan.Zero;
        if (hurryAfter is { } seconds)
        {
            work.View.Run(TimeSpan.FromSeconds(seconds));
            work.Store.Dispatch(new ActivityAction.FinishRequested());
        }

        while (work.State.Scene is Scene.Running && took < TimeSpan.FromMinutes(5))
        {
            work.View.Run(TimeSpan.FromSeconds(0.1));
            took += TimeSpan.FromSeconds(0.1);
        }

        return Assert.IsType<Scene.Reporting>(work.State.Scene).Result;
    }
}
