namespace Sortline.Factory.Scoring;

/// <summary>How many parts ended in each of the ways.</summary>
/// <param name="GoodShipped">Good parts shipped.</param>
/// <param name="DefectsShipped">Defective parts shipped: escapes.</param>
/// <param name="GoodRejected">Good parts rejected: false rejects.</param>
/// <param name="DefectsRejected">Defective parts rejected.</param>
/// <param name="GoodSetAside">Good parts set aside, for a person to decide about.</param>
/// <param name="DefectsSetAside">Defective parts set aside.</param>
public readonly record struct OutcomeCounts(
    int GoodShipped,
    int DefectsShipped,
    int GoodRejected,
    int DefectsRejected,
    int GoodSetAside = 0,
    int DefectsSetAside = 0
)
{
    /// <summary>How many good parts there were.</summary>
    public int Good => GoodShipped + GoodRejected + GoodSetAside;

    /// <summary>How many defective parts there were.</summary>
    public int Defective => DefectsShipped + DefectsRejected + DefectsSetAside;

    /// <summary>How many parts a person was asked about.</summary>
    public int SetAside => GoodSetAside + DefectsSetAside;

    /// <summary>How many parts there were.</summary>
    public int Total => Good + Defective;

    /// <summary>Share of the parts that the robot itself sorted where they belong, 0 to 1; null if there were no parts.</summary>
    public double? SortedRightly => Total == 0 ? null : (double)(GoodShipped + DefectsRejected) / Total;

    /// <summary>The mean of the share of good parts shipped and the share of defective parts rejected, 0 to 1.</summary>
    /// <remarks>
    /// Shipping everything scores a half here, however rare defects are. If all parts were good, or all defective, it is the
    /// one share there is; null if there were no parts.
    /// </remarks>
    public double? BalancedAccuracy =>
        (Good, Defective) switch
        {
            (0, 0) => null,
            (_, 0) => (double)GoodShipped / Good,
            (0, _) => (double)DefectsRejected / Defective,
            _ => (((double)GoodShipped / Good) + ((double)DefectsRejected / Defective)) / 2,
        };

    /// <summary>The counts of a line without a robot, on the same parts.</summary>
    public OutcomeCounts IfAllShipped => new(Good, Defective, 0, 0);

    /// <summary>The counts of a line that throws everything away, on the same parts.</summary>
    public OutcomeCounts IfAllRejected => new(0, 0, Good, Defective);

    /// <summary>The counts of a line that asks a person about everything, on the same parts.</summary>
    public OutcomeCounts IfAllSetAside => new(0, 0, 0, 0, Good, Defective);

    /// <summary>The counts with one more part.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such outcome.</exception>
    public OutcomeCounts With(PartOutcome outcome) =>
        outcome switch
        {
            PartOutcome.GoodShipped => this with { GoodShipped = GoodShipped + 1 },
            PartOutcome.DefectShipped => this with { DefectsShipped = DefectsShipped + 1 },
            PartOutcome.GoodRejected => this with { GoodRejected = GoodRejected + 1 },
            PartOutcome.DefectRejected => this with { DefectsRejected = DefectsRejected + 1 },
            PartOutcome.GoodSetAside => this with { GoodSetAside = GoodSetAside + 1 },
            PartOutcome.DefectSetAside => this with { DefectsSetAside = DefectsSetAside + 1 },
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Choose one of the outcomes there are."),
        };

    /// <summary>The counts in words.</summary>
    /// <remarks>By hand: the compiler's own would print the counts inside the counts inside the counts, for ever.</remarks>
    public override string ToString() =>
        FormattableString.Invariant(
            $"shipped {GoodShipped} good, {DefectsShipped} defective; rejected {GoodRejected} good, {DefectsRejected} defective"
        ) + (SetAside > 0 ? FormattableString.Invariant($"; set aside {GoodSetAside} good, {DefectsSetAside} defective") : "");
}
