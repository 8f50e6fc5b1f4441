using Sortline.Activity.Ports;
using Sortline.Learning;
using Sortline.Learning.Features;

namespace Sortline.Activity.Dataset;

/// <summary>A photo that the learner asks about: what is this?</summary>
/// <param name="Picture">The photo as the robot sees it.</param>
/// <param name="Features">What the backbone sees in it; <see langword="null"/> until it has looked.</param>
/// <param name="Prediction">What the robot takes it for; <see cref="Prediction.None"/> until, or unless, it knows anything.</param>
public sealed record PhotoQuestion(PictureId Picture, PictureFeatures? Features, Prediction Prediction);
