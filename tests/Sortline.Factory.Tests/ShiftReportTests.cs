using FsCheck.Xunit;

namespace Sortline.Factory.Tests;

public class ShiftReportTests
{
    private static readonly Part Good = SampleParts.Good(GearKind.Instance, 0);
    private static readonly Part Bad = SampleParts.With(BoltKind.Instance, Defect.Rust, id: 1);

    [Fact]
    public void Each_part_is_told_with_its_answer_and_its_end()
    {
        var report = ShiftReport.From([
            new LineEvent.PartFed(At(0), Good),
            new LineEvent.PartFed(At(1), Bad),
            new LineEvent.PartSeen(At(2), Good.Id),
            new LineEvent.PartSeen(At(3), Bad.Id),
            new LineEvent.PartDecided(At(4), Bad.Id, Disposition.Reject),
            new LineEvent.RejectMissed(At(5), Bad.Id, MissReason.RobotBusy),
            new LineEvent.PartShipped(At(6), Good.Id),
            new LineEvent.PartShipped(At(7), Bad.Id),
        ]);

        Assert.Equal(
            [
                new PartRecord(Good, PartOutcome.GoodShipped, At(6), null, null),
                new PartRecord(Bad, PartOutcome.DefectShipped, At(7), Disposition.Reject, MissReason.RobotBusy),
            ],
            report.Parts.AsEnumerable()
        );
        Assert.Equal(new OutcomeCounts(1, 1, 0, 0), report.Counts);
    }

    [Fact]
    public void Parts_still_on_the_line_do_not_count_yet()
    {
        var report = ShiftReport.From([new LineEvent.PartFed(At(0), Good), new LineEvent.PartSeen(At(2), Good.Id)]);

        Assert.Equal(0, report.Counts.Total);
        Assert.Empty(report.Parts);
    }

    [Fact]
    public void Events_that_begin_in_the_middle_are_refused() =>
        Assert.Throws<ArgumentException>(() => ShiftReport.From([new LineEvent.PartShipped(At(1), Good.Id)]));

    [Fact]
    public void Prices_are_the_clients_to_choose()
    {
        var counts = new OutcomeCounts(20, 3, 2, 15);

        Assert.Equal(200 - 60 - 10 + 150, ScoringRules.Standard.Score(counts));
        Assert.Equal(20 - 300 - 2 + 15, new ScoringRules(1, -100, -1, 1).Score(counts));
        Assert.Equal(220 - 360, ScoringRules.Standard.Score(counts.IfAllShipped));
        Assert.Equal(-110 + 180, ScoringRules.Standard.Score(counts.IfAllRejected));
    }

    [Fact]
    public void Balanced_accuracy_is_the_mean_of_both_shares()
    {
        var counts = new OutcomeCounts(90, 5, 10, 5);

        Assert.Equal((0.9 + 0.5) / 2, counts.BalancedAccuracy!.Value, 12);
        Assert.Equal(95 / 110.0, counts.SortedRightly!.Value, 12);
        Assert.Equal(0.5, counts.IfAllShipped.BalancedAccuracy);
        Assert.Equal(0.5, counts.IfAllRejected.BalancedAccuracy);
    }

    [Fact]
    public void Without_one_of_the_classes_the_other_ones_share_is_all_there_is()
    {
        Assert.Equal(0.75, new OutcomeCounts(3, 0, 1, 0).BalancedAccuracy);
        Assert.Equal(0.25, new OutcomeCounts(0, 3, 0, 1).BalancedAccuracy);
        Assert.Null(default(OutcomeCounts).BalancedAccuracy);
        Assert.Null(default(OutcomeCounts).SortedRightly);
    }

    [Fact]
    public void Counts_can_be_printed() =>
        Assert.Equal("shipped 1 good, 2 defective; rejected 3 good, 4 defective", new OutcomeCounts(1, 2, 3, 4).ToString());

    [Property]
    public void Counts_add_up_however_the_parts_end(PartOutcome[] outcomes)
    {
        outcomes = [.. outcomes.Where(Enum.IsDefined)];

        var counts = outcomes.Aggregate(default(OutcomeCounts), (so, outcome) => so.With(outcome));

        Assert.Equal(outcomes.Length, counts.Total);
        Assert.Equal(outcomes.Count(outcome => outcome == PartOutcome.GoodShipped), counts.GoodShipped);
        Assert.Equal(outcomes.Count(outcome => outcome == PartOutcome.DefectRejected), counts.DefectsRejected);
        Assert.Equal(counts.Total, counts.IfAllShipped.Total);
        Assert.Equal((counts.Good, counts.Defective), (counts.IfAllRejected.Good, counts.IfAllRejected.Defective));
        Assert.InRange(counts.BalancedAccuracy ?? 0, 0, 1);
    }

    private static TimeSpan At(int seconds) => TimeSpan.FromSeconds(seconds);
}
