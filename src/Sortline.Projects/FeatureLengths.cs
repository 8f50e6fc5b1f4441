using Sortline.Learning;

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
            Recipe.LengthOf(FeatureKind.Plain, ViewSet.Upright),
            Recipe.LengthOf(FeatureKind.Pooled, ViewSet.Upright),
            Recipe.LengthOf(FeatureKind.Pooled, ViewSet.AnyWayRound)
        );

    /// <summary>How many numbers a vector has.</summary>
    public int Of(FeatureKind kind, ViewSet views) =>
        kind is FeatureKind.Plain ? Plain
        : views is ViewSet.AnyWayRound ? AnyWayRound
        : Upright;
}
