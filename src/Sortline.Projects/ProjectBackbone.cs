using Sortline.Learning.Features;

namespace Sortline.Projects;

/// <summary>What turned the pictures of a project into features: features of two different ones never mix.</summary>
/// <param name="Id">The name of the network.</param>
/// <param name="Sha256">The SHA-256 of its graph file followed by its weights, in lower-case hex.</param>
/// <param name="Recipe">The name of the way in which pictures are prepared and layers made into features, see <see cref="FeatureSpec"/>.</param>
public sealed record ProjectBackbone(string Id, string Sha256, string Recipe)
{
    /// <summary>MobileNet V1 0.25 for 224 x 224 pixels: the backbone of the page and of the command line.</summary>
    public static ProjectBackbone MobileNet { get; } =
        new("mobilenet-v1-025-224", "b2180536f2b96b5bdfaba51ffafb0188ee9c2d4ba7e30b0d8ec9e0652d684453", FeatureSpec.Id);

    /// <summary>How many numbers its features have. Another recipe than that of this release may have others; tests have fewer.</summary>
    internal FeatureLengths Lengths { get; init; } = FeatureLengths.Current;
}
