using Sortline.Learning;
using Sortline.Learning.Features;

namespace Sortline.Projects;

/// <summary>How a project looks at pictures and learns from them.</summary>
/// <param name="Views">How each picture is looked at. The features of the examples were made so: with other views they are stale.</param>
/// <param name="Classifier">The classifier that was chosen; <see langword="null"/> for whichever does best.</param>
/// <param name="Features">The features that were chosen; <see langword="null"/> for whichever do best.</param>
/// <param name="Neighbours">How many examples vote, from 1 to <see cref="MaxNeighbours"/>, where the classifier is k nearest neighbours.</param>
public sealed record ProjectSettings(
    Augmentation Views = Augmentation.AnyWayRound,
    ClassifierKind? Classifier = null,
    FeatureKind? Features = null,
    int Neighbours = KnnClassifier.DefaultNeighbours
)
{
    /// <summary>The most examples that can vote.</summary>
    public const int MaxNeighbours = 99;

    /// <summary>Whether the settings leave a way of learning open.</summary>
    public bool Allows(LearningMethod method) =>
        (Classifier ?? method.Classifier) == method.Classifier && (Features ?? method.Features) == method.Features;

    internal static bool IsViews(int views) =>
        views is (int)Augmentation.AsIs or (int)Augmentation.Upright or (int)Augmentation.AnyWayRound;

    internal static bool IsNeighbours(int neighbours) => neighbours is >= 1 and <= MaxNeighbours;
}
