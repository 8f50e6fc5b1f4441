using System.Collections.Immutable;
using Sortline.Activity.Shift;
using Sortline.Factory.Scoring;

namespace Sortline.Activity.Reports;

/// <summary>What each threshold would have earned in a shift, by the customer's prices.</summary>
/// <remarks>
/// A part is taken off from a threshold on: the robot's share for taking it off, see <see cref="DecisionRule"/>. As the parts and what the robot took them for
/// stay the same, each threshold can be tried after the shift. An arm that came too late and a learner's "No!" are left out: the curve is of
/// the robot's judgement alone. Parts that it had no answer for are shipped at any threshold.
/// </remarks>
/// <param name="Steps">Where the sum changes: from each threshold on, to the next one's, it is so much. The first begins at 0.</param>
public sealed record Ledger(ImmutableArray<LedgerStep> Steps)
{
    /// <summary>The threshold that earns the most: the middle of the widest stretch that does.</summary>
    public LedgerStep Best
    {
        get
        {
            var most = Steps.Max(step => step.Score);
            return Steps
                .Select((step, index) => (step.Score, step.From, To: index + 1 < Steps.Length ? Steps[index + 1].From : 1))
                .Where(one => one.Score == most)
                .OrderByDescending(one => one.To - one.From)
                .Select(one => new LedgerStep((one.From + one.To) / 2, one.Score))
                .First();
        }
    }

    /// <summary>What a threshold earns.</summary>
    /// <param name="threshold">0 to 1.</param>
    public int At(double threshold) => Steps.Last(step => step.From <= threshold).Score;

    /// <summary>The ledger of a shift; <see langword="null"/> if the robot had no answer for any of its parts.</summary>
    public static Ledger? Of(ShiftResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var judged = result
            .CountedParts.Where(part => !part.Prediction.IsNone)
            .Select(part => (Share: DecisionRule.RejectShare(part.Prediction, result.Labels), part.Part.IsDefective))
            .OrderBy(part => part.Share)
            .ToList();
        if (judged.Count == 0)
            return null;

        // At 0 all are taken off. Above a part's share it is shipped.
        var counts = result
            .CountedParts.Where(part => part.Prediction.IsNone)
            .Aggregate(default(OutcomeCounts), (sum, part) => sum.With(PartOutcome.Of(part.Part.IsDefective, Disposition.Ship)));
        foreach (var (_, isDefective) in judged)
            counts = counts.With(PartOutcome.Of(isDefective, Disposition.Reject));

        var steps = ImmutableArray.CreateBuilder<LedgerStep>();
        steps.Add(new(0, result.Prices.Score(counts)));
        foreach (var same in judged.GroupBy(part => part.Share))
        {
            foreach (var (_, isDefective) in same)
                counts = isDefective
                    ? counts with
                    {
                        DefectsRejected = counts.DefectsRejected - 1,
                        DefectsShipped = counts.DefectsShipped + 1,
                    }
                    : counts with
                    {
                        GoodRejected = counts.GoodRejected - 1,
                        GoodShipped = counts.GoodShipped + 1,
                    };
            if (same.Key < 1)
                steps.Add(new(Math.BitIncrement(same.Key), result.Prices.Score(counts)));
        }

        return new(steps.ToImmutable());
    }
}

/// <summary>A stretch of thresholds that earn the same.</summary>
/// <param name="From">The threshold that it begins with, 0 to 1.</param>
/// <param name="Score">What it earns.</param>
public readonly record struct LedgerStep(double From, int Score);
