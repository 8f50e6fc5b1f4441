using System.Collections.Immutable;
using Sortline.Factory.Numerics;
using Sortline.Factory.Parts;

namespace Sortline.Activity.Levels;

/// <summary>What to show of a level beforehand: of each kind a good part, and one with each defect that comes.</summary>
/// <remarks>They are on no line: neither teaching nor a shift brings them. What a shift brings and teaching does not is left to be found out.</remarks>
public static class LevelSamples
{
    private const double Severity = 0.8; // Plain to see, and not the worst there is.
    private const double Heading = 0.3; // As parts come: not quite straight.

    /// <summary>The samples of a level, kind by kind, the good one first; always the same.</summary>
    public static ImmutableArray<Part> Of(Level level)
    {
        ArgumentNullException.ThrowIfNull(level);
        return
        [
            .. level
                .TeachingMix.Kinds.Where(share => share.Weight > 0)
                .SelectMany(share => share.Defects.Prepend(Defect.None).Select(defect => (Share: share, Defect: defect)))
                .Select((one, index) => Make(index, one.Share, one.Defect, level.TeachingMix.Finish)),
        ];
    }

    private static Part Make(int index, KindShare share, Defect defect, FinishRange finish) =>
        PartFactory.Make(
            new(index),
            share.Kind,
            defect,
            new(0, 0, Heading),
            new(Pcg32.Spread((ulong)index), 2),
            share.Severity.At(Severity),
            finish
        );
}
