using Sortline.Learning.Features;

namespace Sortline.Activity.Training;

/// <summary>What all examples have in common, so that a picture that is unlike all of them is noticed.</summary>
/// <param name="Kind">The features that were compared.</param>
/// <param name="Reach">How far a picture may be from its nearest example, see <see cref="Learning.Inspection.Neighbourhood.Reach"/>.</param>
/// <param name="Darkest">The brightness of the darkest example, see <see cref="PicturePrint.Brightness"/>.</param>
/// <param name="Brightest">The brightness of the brightest one.</param>
public sealed record Familiarity(FeatureKind Kind, double Reach, double Darkest, double Brightest)
{
    // Less than this nobody sees: about 5 % of black to white.
    private const double Least = 12;

    // Examples are a sample: what comes next may well be a little beyond them.
    private const double Share = 0.5;

    /// <summary>How many levels a picture has to be beyond all examples to be called dark or bright.</summary>
    public double Margin => Math.Max(Least, Share * (Brightest - Darkest));
}
