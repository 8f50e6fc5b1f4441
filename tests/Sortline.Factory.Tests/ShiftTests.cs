namespace Sortline.Factory.Tests;

public class ShiftTests
{
    [Theory]
    [InlineData(1ul, 0.45)]
    [InlineData(2ul, 0.45)]
    [InlineData(3ul, 0.45)]
    [InlineData(4ul, 1.0)]
    [InlineData(5ul, 1.0)]
    [InlineData(6ul, 0.0)]
    public void Who_knows_the_truth_and_answers_promptly_sorts_everything_rightly_at_normal_speed(ulong seed, double share)
    {
        var mix = Lines.Mix(1, 1, share);

        var report = new PromptOperator(Lines.Shift(300, seed, mix: mix)).RunToEnd().Report;

        Assert.Equal(300, report.Counts.Total);
        Assert.Equal(1, report.Counts.SortedRightly);
        Assert.Equal(1, report.Counts.BalancedAccuracy);
        Assert.All(report.Parts, part => Assert.Null(part.Miss));
    }

    [Fact]
    public void An_answer_may_take_three_seconds_at_normal_speed()
    {
        var report = new PromptOperator(Lines.Shift(100, 8, mix: Lines.OnlyDefects), seconds: 3).RunToEnd().Report;

        Assert.Equal(100, report.Counts.DefectsRejected);
    }

    [Fact]
    public void A_line_that_is_too_fast_for_the_robot_loses_parts_because_it_is_busy_and_for_no_other_reason()
    {
        var shift = new PromptOperator(Lines.Shift(200, 9, LineLayout.FastestBeltSpeed, Lines.OnlyDefects)).RunToEnd();

        var missed = shift.Report.Parts.Where(part => part.Miss is not null).ToArray();
        Assert.InRange(missed.Length, 60, 120);
        Assert.All(
            missed,
            part =>
                Assert.Equal(
                    (MissReason.RobotBusy, Disposition.Reject, PartOutcome.DefectShipped),
                    (part.Miss, part.Decision, part.Outcome)
                )
        );
        Assert.Equal(200 - missed.Length, shift.Report.Counts.DefectsRejected);
    }

    [Fact]
    public void Answers_that_always_come_too_late_are_all_misses()
    {
        var shift = new PromptOperator(Lines.Shift(40, 10, mix: Lines.OnlyDefects), seconds: 6.5).RunToEnd();

        Assert.Equal(40, shift.Report.Counts.DefectsShipped);
        Assert.All(shift.Report.Parts, part => Assert.Equal(MissReason.TooLate, part.Miss));
        Assert.All(shift.Answers, answer => Assert.Equal(DecisionResult.TooLate, answer));
    }

    [Fact]
    public void The_trivial_policies_score_what_the_report_says_they_would()
    {
        var careful = new PromptOperator(Lines.Shift(40, 11)).RunToEnd().Report;
        var shipping = new StubbornOperator(Lines.Shift(40, 11), Disposition.Ship).RunToEnd().Report;
        var rejecting = new StubbornOperator(Lines.Shift(40, 11), Disposition.Reject).RunToEnd().Report;

        Assert.Equal(careful.ScoreIfAllShipped(ScoringRules.Standard), shipping.Score(ScoringRules.Standard));
        Assert.Equal(careful.ScoreIfAllRejected(ScoringRules.Standard), rejecting.Score(ScoringRules.Standard));
        Assert.Equal(
            (40 * 10, (22 * 10) - (18 * 20), (18 * 10) - (22 * 5)),
            (careful.Score(ScoringRules.Standard), shipping.Score(ScoringRules.Standard), rejecting.Score(ScoringRules.Standard))
        );
    }

    [Fact]
    public void Teaching_never_ends_and_ships_what_it_shows()
    {
        var line = new ProductionLine(new PartGenerator(Lines.GearsAndBolts, 1, PartStream.Teaching), holdAtCamera: true);
        var teaching = new SleepingOperator(line);

        teaching.Run(60, () => line.Release());

        Assert.False(line.HasEnded);
        Assert.InRange(teaching.Events.OfType<LineEvent.PartSeen>().Count(), 60, 80);
        Assert.InRange(teaching.Events.OfType<LineEvent.PartShipped>().Count(), 50, 75);
    }

    [Fact]
    public void Parts_may_be_rejected_while_the_belt_stops_and_goes()
    {
        var line = new ProductionLine(new PartGenerator(Lines.OnlyDefects, 2), 30, holdAtCamera: true);
        var stand = 0;

        var shift = new PromptOperator(line).RunToEnd(() =>
        {
            if (line.HeldPart is not null && ++stand % 90 == 0)
                line.Release();
        });

        Assert.Equal(30, shift.Report.Counts.DefectsRejected);
    }

    [Fact]
    public void A_source_that_numbers_its_parts_wrongly_is_found_out_at_once()
    {
        var line = new ProductionLine(new Misnumbering(), 3);

        Assert.Throws<InvalidOperationException>(line.Step);
    }

    private sealed class Misnumbering : IPartSource
    {
        public Part Create(int index) => SampleParts.Good(GearKind.Instance, index + 1);
    }
}
