using System.Collections.Immutable;
using Sortline.Activity.Shift;
using Sortline.Factory.Scoring;

namespace Sortline.Activity.Reports;

/// <summary>One part in a shift, and in the same shift the time before, as the robot sorted it by itself.</summary>
/// <param name="After">The part in the later shift.</param>
/// <param name="Before">The same part in the earlier shift; <see langword="null"/> if that was stopped before it came.</param>
/// <param name="IsTaught">Whether the part was an example by the later shift, so that it does not count there.</param>
public sealed record PartChange(InspectedPart After, InspectedPart? Before, bool IsTaught)
{
    /// <summary>Whether it went wrong before and right after.</summary>
    public bool IsBetter => Before is not null && !IsRight(Before) && IsRight(After);

    /// <summary>Whether it went right before and wrong after.</summary>
    public bool IsWorse => Before is not null && IsRight(Before) && !IsRight(After);

    /// <summary>Whether a part ended where it belongs, or would have if nobody had overruled the robot.</summary>
    public static bool IsRight(InspectedPart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return part.OwnOutcome is PartOutcome.GoodShipped or PartOutcome.DefectRejected;
    }

    /// <summary>Every part of a shift beside itself in the same shift before, in the order of the belt.</summary>
    /// <returns>Nothing if these were not the same parts.</returns>
    public static ImmutableArray<PartChange> Between(ShiftResult? before, ShiftResult after)
    {
        ArgumentNullException.ThrowIfNull(after);
        if (before is null || before.Seed != after.Seed || before.LevelId != after.LevelId)
            return [];

        var earlier = before.Parts.ToDictionary(part => part.Part.Id);
        return
        [
            .. after.Parts.Select(part => new PartChange(
                part,
                earlier.GetValueOrDefault(part.Part.Id),
                after.Practised.Contains(part.Part.Id)
            )),
        ];
    }
}
