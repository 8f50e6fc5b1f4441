using System.Collections.Immutable;
using Sortline.Activity.Dataset;
using Sortline.Factory.Scoring;
using Sortline.Learning;

namespace Sortline.Activity.Shift;

/// <summary>A finished shift: every part, and what the robot had been taught.</summary>
/// <param name="LevelId">The level, see <see cref="Levels.Level.Id"/>.</param>
/// <param name="Seed">The seed; with the level it names exactly these parts.</param>
/// <param name="BeltSpeed">The belt's speed at the end, in metres a second.</param>
/// <param name="Labels">The labels at the end.</param>
/// <param name="ExampleCounts">Examples per label at the end.</param>
/// <param name="Parts">Every part in the order of the belt.</param>
/// <param name="Prices">What each outcome is worth.</param>
public sealed record ShiftResult(
    string LevelId,
    ulong Seed,
    double BeltSpeed,
    ImmutableArray<LabelCard> Labels,
    ImmutableDictionary<Label, int> ExampleCounts,
    ImmutableArray<InspectedPart> Parts,
    ScoringRules Prices
)
{
    /// <summary>How many parts ended which way.</summary>
    public OutcomeCounts Counts => Count(Parts);

    /// <summary>The mistakes, in the order of the belt.</summary>
    public IEnumerable<InspectedPart> Mistakes => Parts.Where(part => part.IsMistake);

    /// <summary>How many of these parts have ended which way.</summary>
    public static OutcomeCounts Count(IEnumerable<InspectedPart> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);

        return parts
            .Select(part => part.Outcome)
            .OfType<PartOutcome>()
            .Aggregate(default(OutcomeCounts), (counts, outcome) => counts.With(outcome));
    }
}
