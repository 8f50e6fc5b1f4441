using System.Collections.Immutable;
using Sortline.Activity.Shift;
using Sortline.Factory.Scoring;

namespace Sortline.Activity.Reports;

/// <summary>What each threshold would have earned in a shift, by the customer's prices.</summary>
/// <remarks>
/// A part is taken off from a threshold on: the robot's share for taking it off, see <see cref="DecisionRule"/>. As the parts and what the robot took them for
/// stay the same, each threshold can be tried after the shift. A person is asked by the shift's own rule, whatever the threshold makes
/// the robot want to do. An arm that came too late and a learner's "No!" are left out: the curve is of
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
            .Select(part => Judged.Of(part, result))
            .OrderBy(part => part.Share)
            .ToList();
        if (judged.Count == 0)
            return null;

        // At 0 none is shipped. From just above its share on a part is not taken off.
        var score = result
            .CountedParts.Where(part => part.Prediction.IsNone)
            .Sum(part => result.Prices.Of(PartOutcome.Of(part.Part.IsDefective, Disposition.Ship)));
        score += judged.Sum(part => part.TakenOff);

        var steps = ImmutableArray.CreateBuilder<LedgerStep>();
        steps.Add(new(0, score));
        foreach (var same in judged.GroupBy(part => part.Share))
        {
            score += same.Sum(part => part.Shipped - part.TakenOff);
            if (same.Key < 1)
                steps.Add(new(Math.BitIncrement(same.Key), score));
        }

        return new(steps.ToImmutable());
    }

    /// <summary>What a part earns on either side of its share, a person asked where the robot would have.</summary>
    private readonly record struct Judged(double Share, int TakenOff, int Shipped)
    {
        public static Judged Of(InspectedPart part, ShiftResult result)
        {
            var share = DecisionRule.RejectShare(part.Prediction, result.Labels);
            return new(share, Earns(Disposition.Reject), Earns(Disposition.Ship));

            int Earns(Disposition decision)
            {
                var doubt = DecisionRule.DoubtOf(decision, share, result.Asking, DecisionRule.IsNew(result.Asking, part.Novelty));
                return result.Prices.Of(PartOutcome.Of(part.Part.IsDefective, doubt is null ? decision : Disposition.SetAside));
            }
        }
    }
}

/// <summary>A stretch of thresholds that earn the same.</summary>
/// <param name="From">The threshold that it begins with, 0 to 1.</param>
/// <param name="Score">What it earns.</param>
public readonly record struct LedgerStep(double From, int Score);
