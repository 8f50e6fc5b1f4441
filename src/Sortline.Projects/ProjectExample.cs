using Sortline.Learning;
using Sortline.Learning.Features;

namespace Sortline.Projects;

/// <summary>A picture that the learner gave a label. The picture itself is handed over apart, by its id.</summary>
/// <param name="Id">Tells this example from all others.</param>
/// <param name="Label">What the learner says it is.</param>
/// <param name="Features">
/// What the backbone sees in it; <see langword="null"/> when that is not known and must be worked out from the picture.
/// </param>
/// <remarks>Two are equal when all three are; the vectors count by their numbers.</remarks>
public sealed record ProjectExample(ExampleId Id, Label Label, PictureFeatures? Features);
