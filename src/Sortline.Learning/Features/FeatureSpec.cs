namespace Sortline.Learning.Features;

/// <summary>How many numbers the backbone gives, and the name of the way in which they are made.</summary>
/// <remarks>
/// The recipe itself runs beside the network, in the browser and natively: see docs/accuracy.md. Vectors of two recipes must
/// never be compared, so the name goes into every project file.
/// </remarks>
public static class FeatureSpec
{
    /// <summary>The name. It changes whenever a number of a vector would.</summary>
    public const string Id = "pooled-2";

    /// <summary>How many pixels wide and high the pictures are that features are made of.</summary>
    public const int PictureSide = 224;

    private const int PlainLength = 256;
    private const int LayersLength = 1472;
    private const int RowsLength = 768;

    /// <summary>How many numbers a vector has.</summary>
    /// <param name="kind">Which vector.</param>
    /// <param name="views">Where pictures have an up and a down, the pooled vector also has the upper and the lower half of two layers.</param>
    public static int LengthOf(FeatureKind kind, Augmentation views) =>
        (kind, views) switch
        {
            (FeatureKind.Plain, _) => PlainLength,
            (_, Augmentation.AnyWayRound) => LayersLength,
            _ => LayersLength + RowsLength,
        };
}
