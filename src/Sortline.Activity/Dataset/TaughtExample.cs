using Sortline.Activity.Ports;
using Sortline.Learning;
using Sortline.Learning.Features;

namespace Sortline.Activity.Dataset;

/// <summary>What the learner gave a label: a picture, or what a file kept of one.</summary>
/// <param name="Id">Its stable id, shared with the classifier.</param>
/// <param name="Label">What the learner said it is.</param>
/// <param name="Picture">The picture; <see langword="null"/> for one that came as numbers alone, which always has features.</param>
/// <param name="Features">
/// What the backbone sees in it; <see langword="null"/> while the backbone is still loading or looking. It joins the
/// classifier the moment they are known, so teaching need not wait for the download.
/// </param>
public sealed record TaughtExample(ExampleId Id, Label Label, PictureId? Picture, PictureFeatures? Features)
{
    /// <summary>The part it is a picture of; <see langword="null"/> for a photo, and for what came with a file.</summary>
    public ExampleOrigin? Origin { get; init; }

    /// <summary>What the robot took it for before the learner said what it is; <see langword="null"/> if it had no guess.</summary>
    public Label? Guess { get; init; }

    /// <summary>Whether the learner's forerunners taught it, not the learner.</summary>
    internal bool IsOfLastShift => Origin is { ShiftSeed: null, Taught: (_, ExampleOrigin.LastShift) };

    /// <summary>The example as classifiers learn it; <see langword="null"/> until the backbone has looked.</summary>
    internal LabelledPicture? WithFeatures => Features is null ? null : new(Id, Label, Features);
}
