namespace Sortline.Learning.Features;

/// <summary>A picture that the learner has labelled, with all that the backbone sees in it: an example of either kind.</summary>
/// <param name="Id">Tells this example from all others.</param>
/// <param name="Label">What the learner says it is.</param>
/// <param name="Features">What the backbone sees in it.</param>
public sealed record LabelledPicture(ExampleId Id, Label Label, PictureFeatures Features)
{
    /// <summary>The example as a classifier of one kind of features learns it.</summary>
    public Example As(FeatureKind kind) => new(Id, Label, Features.Of(kind));
}
