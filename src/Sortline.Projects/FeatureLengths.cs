using Sortline.Learning.Features;

namespace Sortline.Projects;

/// <summary>How many numbers the features of a backbone have.</summary>
/// <param name="Plain">Of the plain features.</param>
/// <param name="Upright">Of the pooled features, where pictures have an up and a down.</param>
/// <param name="AnyWayRound">Of the pooled features, where they have none.</param>
internal sealed record FeatureLengths(int Plain, int Upright, int AnyWayRound)
{
    /// <summary>Those of the recipe of this release.</summary>
    public static FeatureLengths Current { get; } =
        new(
            FeatureSpec.LengthOf(FeatureKind.Plain, Augmentation.Upright),
            FeatureSpec.LengthOf(FeatureKind.Pooled, Augmentation.Upright),
            FeatureSpec.LengthOf(FeatureKind.Pooled, Augmentation.AnyWayRound)
        );

    /// <summary>How many numbers a vector has.</summary>
    public int Of(FeatureKind kind, Augmentation views) =>
        kind is FeatureKind.Plain ? Plain
        : views is Augmentation.AnyWayRound ? AnyWayRound
        : Upright;
}
