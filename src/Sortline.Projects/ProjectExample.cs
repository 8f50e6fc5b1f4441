using Sortline.Learning;
using Sortline.Learning.Features;

namespace Sortline.Projects;

/// <summary>What the learner gave a label: a picture, which is handed over apart, by its id; or only what was once seen in one.</summary>
/// <param name="Id">Tells this example from all others.</param>
/// <param name="Label">What the learner says it is.</param>
/// <param name="Features">
/// What the backbone sees in it; <see langword="null"/> when that is not known and must be worked out from the picture. Where it holds one
/// kind alone, see <see cref="PictureFeatures.OnlyKind"/>, there is no picture.
/// </param>
/// <remarks>Two are equal when all three are; the vectors count by their numbers.</remarks>
public sealed record ProjectExample(ExampleId Id, Label Label, PictureFeatures? Features)
{
    /// <summary>Whether it has a picture. One without can never be looked at again.</summary>
    public bool HasPicture => Features?.OnlyKind is null;
}
