using Sortline.Activity.Shift;
using Sortline.Factory.Line;
using Sortline.Factory.Parts;
using Sortline.Factory.Scoring;

namespace Sortline.Activity.Tests;

public class ShiftTests
{
    [Theory]
    [InlineData("rust")]
    [InlineData("gears")]
    [InlineData("gears-and-bolts")]
    public void A_robot_that_was_taught_every_defect_sorts_every_part_rightly(string level)
    {
        ActivityHarness work = new(level);
        work.TeachTruth(examplesEach: 30);

        var result = work.RunShift();

        Assert.Equal(work.State.Level.PartsPerShift, result.Parts.Length);
        Assert.Equal(1.0, result.Counts.SortedRightly);
        Assert.True(result.Prices.Score(result.Counts) > result.Prices.Score(result.Counts.IfAllShipped));
        Assert.True(result.Prices.Score(result.Counts) > result.Prices.Score(result.Counts.IfAllRejected));
    }

    [Fact]
    [Fault(14)]
    public void While_nothing_is_taught_every_part_passes_without_an_answer()
    {
        ActivityHarness work = new();

        var result = work.RunShift();

        Assert.All(
            result.Parts,
            part =>
            {
                Assert.Null(part.PredictedLabel);
                Assert.True(part.Prediction.IsNone);
            }
        );
        Assert.Equal(result.Counts.IfAllShipped, result.Counts);
    }

    [Fact]
    public void The_same_shift_again_brings_the_same_parts_and_shows_before_and_after()
    {
        ActivityHarness work = new("rust", seed: 7);
        var before = work.RunShift();
        work.Store.Dispatch(new ActivityAction.TeachingOpened());
        work.TeachTruth(examplesEach: 3);

        var after = work.RunShift();

        Assert.Equal(before.Parts.Select(part => part.Part), after.Parts.Select(part => part.Part));
        var reporting = Assert.IsType<Scene.Reporting>(work.State.Scene);
        Assert.Same(before, reporting.Before);
        Assert.True(after.Prices.Score(after.Counts) > before.Prices.Score(before.Counts));
    }

    [Fact]
    public void A_slow_computer_gets_the_same_shift_as_a_fast_one()
    {
        ActivityHarness fast = new("gears", seed: 3),
            slow = new("gears", seed: 3);
        fast.TeachTruth(examplesEach: 5);
        slow.TeachTruth(examplesEach: 5);

        var atSixty = fast.RunShift(framesPerSecond: 60);
        var atTwelve = slow.RunShift(framesPerSecond: 12);

        Assert.Equal(
            atSixty.Parts.Select(part => (part.Part, part.PhotographedAt, part.Outcome, part.EndedAt)),
            atTwelve.Parts.Select(part => (part.Part, part.PhotographedAt, part.Outcome, part.EndedAt))
        );
    }

    [Fact]
    [Fault(49)]
    public void A_computer_that_slept_for_hours_goes_on_where_it_was()
    {
        ActivityHarness awake = new("gears", seed: 3),
            asleep = new("gears", seed: 3);
        awake.TeachTruth(examplesEach: 5);
        asleep.TeachTruth(examplesEach: 5);
        var expected = awake.RunShift();

        asleep.Store.Dispatch(new ActivityAction.ShiftStarted());
        while (asleep.State.Scene is Scene.Running { Parts: var before })
        {
            asleep.View.Sleep(TimeSpan.FromHours(1));
            if (asleep.State.Scene is Scene.Running { Parts: var after })
                Assert.InRange(after.Length - before.Length, 0, 1);
            asleep.View.Run(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(
            expected.Parts.Select(part => (part.Part, part.PhotographedAt, part.Outcome, part.EndedAt)),
            ((Scene.Reporting)asleep.State.Scene).Result.Parts.Select(part =>
                (part.Part, part.PhotographedAt, part.Outcome, part.EndedAt)
            )
        );
    }

    [Fact]
    public void Teaching_never_shows_a_part_of_the_shift()
    {
        ActivityHarness work = new("gears", seed: 5);
        List<Part> taught = [];
        for (var i = 0; i < 40; i++)
        {
            var seen = work.WaitForPart();
            taught.Add(seen.Part);
            work.Store.Dispatch(new ActivityAction.PartSkipped(seen.Part.Id));
        }

        var shift = work.RunShift().Parts.Select(part => part.Part.Finish.Seed).ToHashSet();

        Assert.DoesNotContain(taught, part => shift.Contains(part.Finish.Seed));
    }

    [Fact]
    public void An_answer_that_comes_too_late_is_a_miss()
    {
        ActivityHarness work = new("rust");
        work.TeachTruth(examplesEach: 3);
        work.Extractor.AnswersAtOnce = false;
        work.Store.Dispatch(new ActivityAction.ShiftStarted());

        while (work.State.Scene is Scene.Running)
        {
            work.View.Run(TimeSpan.FromSeconds(8)); // Longer than a part takes from the camera past the arm.
            work.Extractor.AnswerAll();
        }

        var result = Assert.IsType<Scene.Reporting>(work.State.Scene).Result;
        var late = result.Parts.Where(part => part.Miss is MissReason.TooLate).ToList();
        Assert.NotEmpty(late);
        Assert.All(late, part => Assert.NotEqual(PartOutcome.DefectRejected, part.Outcome));
    }

    [Fact]
    public void An_answer_that_comes_after_the_shift_changes_no_outcome()
    {
        ActivityHarness work = new("rust");
        work.TeachTruth(examplesEach: 3);
        work.Extractor.AnswersAtOnce = false;
        var result = work.RunShift();

        work.Extractor.AnswerAll();

        var now = Assert.IsType<Scene.Reporting>(work.State.Scene).Result;
        Assert.Equal(result.Counts, now.Counts);
        Assert.All(now.Parts, part => Assert.Null(part.PredictedLabel));
        Assert.All(now.Parts, part => Assert.NotNull(part.Features)); // But a mistake can still become an example.
    }

    [Fact]
    public void Pausing_and_stepping_change_nothing_but_the_clock_on_the_wall()
    {
        ActivityHarness plain = new("rust", seed: 2),
            halting = new("rust", seed: 2);
        plain.TeachTruth(examplesEach: 3);
        halting.TeachTruth(examplesEach: 3);
        var expected = plain.RunShift();

        halting.Store.Dispatch(new ActivityAction.ShiftStarted());
        for (var part = 0; part < 10; part++)
        {
            halting.Store.Dispatch(new ActivityAction.StepRequested());
            halting.View.Run(TimeSpan.FromSeconds(10));
            Assert.Equal(BeltMode.Paused, halting.State.Belt);
            Assert.Equal(part + 1, Assert.IsType<Scene.Running>(halting.State.Scene).Parts.Length);
        }

        halting.Store.Dispatch(new ActivityAction.PauseToggled());
        halting.View.Run(TimeSpan.FromSeconds(200));

        var result = Assert.IsType<Scene.Reporting>(halting.State.Scene).Result;
        Assert.Equal(expected.Parts.Select(part => part.Outcome), result.Parts.Select(part => part.Outcome));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Looking_back_shows_the_past_again_and_changes_nothing_of_it(int seed)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        Random random = new(seed);
        ActivityHarness plain = new("gears", seed: 6),
            looking = new("gears", seed: 6);
        plain.TeachTruth(examplesEach: 4);
        looking.TeachTruth(examplesEach: 4);
        var expected = plain.RunShift();

        looking.Store.Dispatch(new ActivityAction.ShiftStarted());
        while (looking.State.Scene is Scene.Running)
        {
            looking.View.Run(TimeSpan.FromSeconds(random.Next(4, 9)));
            for (var times = random.Next(3); times > 0 && looking.State.Scene is Scene.Running; times--)
            {
                var (shown, lived) = (looking.Line.ShownTime, looking.Line.Clock.Now);
                looking.Store.Dispatch(new ActivityAction.RewindRequested());
                Assert.True(looking.Line.ShownTime < shown);
                Assert.Equal(BeltMode.Replaying, looking.State.Belt);
                Assert.Equal(lived, looking.Line.Clock.Now);
            }
        }

        Assert.Equal(BeltMode.Running, looking.State.Belt);
        var result = Assert.IsType<Scene.Reporting>(looking.State.Scene).Result;
        Assert.Equal(
            expected.Parts.Select(part =>
                (part.Part, part.PhotographedAt, part.PredictedLabel, part.PredictedAt, part.Outcome, part.EndedAt)
            ),
            result.Parts.Select(part =>
                (part.Part, part.PhotographedAt, part.PredictedLabel, part.PredictedAt, part.Outcome, part.EndedAt)
            )
        );
    }

    [Fact]
    [Fault(45)]
    public void Pictures_that_nothing_shows_any_more_are_let_go()
    {
        ActivityHarness work = new("rust");
        work.TeachTruth(examplesEach: 2);
        work.RunShift();
        work.Store.Dispatch(new ActivityAction.TeachingOpened());
        work.RunShift();

        var shown = work.State.Pictures().ToHashSet();

        Assert.Equal(work.View.Photographed.Keys.Where(picture => !shown.Contains(picture)).ToHashSet(), work.Pictures.Released);
    }
}
