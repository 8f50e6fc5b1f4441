using Sortline.Factory.Numerics;

namespace Sortline.Factory.Parts;

/// <summary>Draws the numbers of a part: within tolerance, and with one thing clearly wrong if it is defective.</summary>
/// <remarks>
/// The mildest defects are still seen by a person in a picture of 224 pixels that the part fills to four fifths:
/// there, a millimetre of a gear is a pixel and a half.
/// </remarks>
public static class PartFactory
{
    /// <summary>Makes one part to order.</summary>
    /// <param name="id">Number of the part.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="defect">What is wrong with it; one that the kind can have.</param>
    /// <param name="placement">How it lies.</param>
    /// <param name="random">What the rest is drawn from.</param>
    /// <param name="severity">From 0, the mildest defect that is made, to 1, the worst.</param>
    /// <param name="finish">How its surface may look; left out, <see cref="FinishRange.Standard"/>.</param>
    /// <exception cref="ArgumentException">The kind cannot have the defect.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The severity is outside 0 to 1.</exception>
    public static Part Make(
        PartId id,
        PartKind kind,
        Defect defect,
        BeltPlacement placement,
        Pcg32 random,
        double severity,
        FinishRange? finish = null
    )
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(random);
        Require.Within(severity, 0, 1);
        var rust = defect == Defect.Rust ? Variation.BySeverity(0.35, 0.85, severity) : 0;
        return kind.Make(id, (finish ?? FinishRange.Standard).Draw(rust, random), placement, defect, severity, random);
    }
}
