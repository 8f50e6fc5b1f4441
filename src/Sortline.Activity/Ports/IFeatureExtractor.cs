using Sortline.Learning.Features;

namespace Sortline.Activity.Ports;

/// <summary>Turns pictures into features: the backbone, wherever it runs.</summary>
public interface IFeatureExtractor
{
    /// <summary>Raised as the backbone loads, fails, restarts and becomes ready.</summary>
    event Action<BackboneStatus>? StateChanged;

    /// <summary>Starts loading, or tries again after a failure. It reports through <see cref="StateChanged"/>.</summary>
    void Load();

    /// <summary>What the backbone sees in a picture; waits until it is ready.</summary>
    /// <param name="picture">A picture that <see cref="IPictures"/> holds.</param>
    /// <param name="views">How the picture is looked at.</param>
    /// <exception cref="FeatureExtractionException">The backbone could not answer; its reason says why.</exception>
    Task<PictureFeatures> ExtractAsync(PictureId picture, Augmentation views);
}
