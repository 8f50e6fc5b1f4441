using Sortline.Factory.Parts;
using Sortline.Learning;
using Sortline.Learning.Features;

namespace Sortline.Activity;

/// <summary>A part that the camera has looked at.</summary>
/// <param name="Part">The part with its truth, for the answer key and the score; the classifier is never given it.</param>
/// <param name="Picture">What the camera saw.</param>
/// <param name="Features">What the backbone sees in the picture; <see langword="null"/> until it has answered.</param>
/// <param name="Guess">What the robot takes the part for; <see cref="Prediction.None"/> until it knows anything.</param>
public sealed record SeenPart(Part Part, PictureId Picture, PictureFeatures? Features, Prediction Guess);
