using System.Collections.Immutable;
using Sortline.Learning.Features;

namespace Sortline.Learning;

/// <summary>A way to learn: which classifier, on which features.</summary>
/// <param name="Classifier">How examples become answers.</param>
/// <param name="Features">What it looks at.</param>
public readonly record struct LearningMethod(ClassifierKind Classifier, FeatureKind Features)
{
    /// <summary>All of them, the plainest first.</summary>
    public static ImmutableArray<LearningMethod> All { get; } =
    [
        new(ClassifierKind.Knn, FeatureKind.Plain),
        new(ClassifierKind.Knn, FeatureKind.Pooled),
        new(ClassifierKind.Ridge, FeatureKind.Plain),
        new(ClassifierKind.Ridge, FeatureKind.Pooled),
    ];

    /// <summary>Fits a classifier of this kind to examples.</summary>
    /// <param name="examples">The examples, all ids different.</param>
    /// <param name="neighbours">How many vote, for k nearest neighbours.</param>
    /// <param name="copies">Near-copies among them, so that they do not mislead the choice of a penalty; none unless told.</param>
    public IClassifier Fit(
        IEnumerable<LabelledPicture> examples,
        int neighbours = KnnClassifier.DefaultNeighbours,
        CopyGroups? copies = null
    )
    {
        ArgumentNullException.ThrowIfNull(examples);
        var kind = Features;
        var chosen = examples.Select(example => example.As(kind));
        return Classifier switch
        {
            ClassifierKind.Knn => KnnClassifier.Fit(chosen, neighbours),
            ClassifierKind.Ridge => RidgeClassifier.Fit(chosen, copies),
            _ => throw Unknown(Classifier, nameof(Classifier)),
        };
    }

    internal static ArgumentOutOfRangeException Unknown(ClassifierKind kind, string argument) =>
        new(argument, kind, "There are k nearest neighbours and ridge regression.");
}
