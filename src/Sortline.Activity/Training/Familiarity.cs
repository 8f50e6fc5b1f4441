using Sortline.Learning.Features;

namespace Sortline.Activity.Training;

/// <summary>What all examples have in common, so that a picture that is unlike all of them is noticed.</summary>
/// <param name="kind">The features that were compared.</param>
/// <param name="reach">How far a picture may be from its nearest example, see <see cref="Learning.Inspection.Neighbourhood.Reach"/>.</param>
/// <param name="darkest">The brightness of the darkest example, see <see cref="PicturePrint.Brightness"/>.</param>
/// <param name="brightest">The brightness of the brightest one.</param>
public sealed class Familiarity(FeatureKind kind, double reach, double darkest, double brightest)
{
    // Less than this nobody sees: about 5 % of black to white.
    private const double Least = 12;

    // Examples are a sample: what comes next may well be a little beyond them.
    private const double Share = 0.5;

    /// <summary>Says how new a picture is; <see langword="null"/> where there is no saying. See <see cref="Learning.Inspection.NoveltyGauge"/>.</summary>
    public Learning.Inspection.NoveltyGauge? Gauge { get; init; }

    private readonly double _margin = Math.Max(Least, Share * (brightest - darkest));

    /// <summary>The features that were compared.</summary>
    public FeatureKind Kind => kind;

    /// <summary>How far a picture may be from its nearest example: 1 minus the cosine.</summary>
    public double Reach => reach;

    /// <summary>Whether a picture of this brightness is darker than all examples, and not by a little.</summary>
    public bool IsDark(double? brightness) => brightness < darkest - _margin;

    /// <summary>Whether a picture of this brightness is brighter than all examples, and not by a little.</summary>
    public bool IsBright(double? brightness) => brightness > brightest + _margin;
}
