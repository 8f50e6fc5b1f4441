namespace Sortline.Learning.Features;

/// <summary>Which numbers of the backbone make up a feature vector.</summary>
public enum FeatureKind
{
    /// <summary>The mean of the last layer over the picture: what the whole picture is about. 256 numbers with MobileNet V1 0.25.</summary>
    Plain,

    /// <summary>Mean and spread of six layers over the picture: also small things, wherever they are. See <see cref="FeatureSpec.LengthOf"/>.</summary>
    Pooled,
}
