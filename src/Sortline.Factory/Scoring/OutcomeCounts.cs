namespace Sortline.Factory.Scoring;

/// <summary>How many parts ended in each of the four ways.</summary>
/// <param name="GoodShipped">Good parts shipped.</param>
/// <param name="DefectsShipped">Defective parts shipped: escapes.</param>
/// <param name="GoodRejected">Good parts rejected: false rejects.</param>
/// <param name="DefectsRejected">Defective parts rejected.</param>
public readonly record struct OutcomeCounts(int GoodShipped, int DefectsShipped, int GoodRejected, int DefectsRejected)
{
    /// <summary>How many good parts there were.</summary>
    public int Good => GoodShipped + GoodRejected;

    /// <summary>How many defective parts there were.</summary>
    public int Defective => DefectsShipped + DefectsRejected;

    /// <summary>How many parts there were.</summary>
    public int Total => Good + Defective;

    /// <summary>Share of the parts that ended where they belong, 0 to 1; null if there were no parts.</summary>
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

    /// <summary>The counts with one more part.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The outcome is not one of the four.</exception>
    public OutcomeCounts With(PartOutcome outcome) =>
        outcome switch
        {
            PartOutcome.GoodShipped => this with { GoodShipped = GoodShipped + 1 },
            PartOutcome.DefectShipped => this with { DefectsShipped = DefectsShipped + 1 },
            PartOutcome.GoodRejected => this with { GoodRejected = GoodRejected + 1 },
            PartOutcome.DefectRejected => this with { DefectsRejected = DefectsRejected + 1 },
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Choose one of the four outcomes."),
        };

    /// <summary>The four counts in words.</summary>
    /// <remarks>By hand: the compiler's own would print the counts inside the counts inside the counts, for ever.</remarks>
    public override string ToString() =>
        FormattableString.Invariant(
            $"shipped {GoodShipped} good, {DefectsShipped} defective; rejected {GoodRejected} good, {DefectsRejected} defective"
        );
}
