namespace Sortline.Learning.Features;

/// <summary>What the backbone sees in one picture: each kind of feature vector, from one look.</summary>
/// <param name="Plain">The vector of <see cref="FeatureKind.Plain"/>.</param>
/// <param name="Pooled">The vector of <see cref="FeatureKind.Pooled"/>.</param>
/// <remarks>Two are equal when both vectors are, number by number.</remarks>
public sealed record PictureFeatures(FeatureVector Plain, FeatureVector Pooled)
{
    /// <summary>The vector of one kind.</summary>
    public FeatureVector Of(FeatureKind kind) =>
        kind switch
        {
            FeatureKind.Plain => Plain,
            FeatureKind.Pooled => Pooled,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There are plain and pooled features."),
        };
}
