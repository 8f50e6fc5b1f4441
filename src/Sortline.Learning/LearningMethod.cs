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

    /// <summary>Whether it can learn from an example.</summary>
    /// <remarks>
    /// Of examples without pictures it needs the kind of features that they have. Ridge regression looks at each number by itself, how large
    /// it is; that is lost where a vector was scaled to length 1, and the nearest neighbours do without it.
    /// </remarks>
    public bool CanLearn(PictureFeatures features)
    {
        ArgumentNullException.ThrowIfNull(features);
        return features.OnlyKind is not { } only || (only == Features && Classifier is ClassifierKind.Knn);
    }

    /// <summary>The ways that can learn from all of some examples, the plainest first.</summary>
    public static ImmutableArray<LearningMethod> ThatCanLearn(IEnumerable<LabelledPicture> examples)
    {
        ArgumentNullException.ThrowIfNull(examples);
        FeatureKind?[] only =
        [
            .. examples.Select(example => example.Features.OnlyKind).Where(kind => kind is not null).Distinct(),
        ];
        return only.Length > 1 ? [] : ThatCanLearn(only.FirstOrDefault());
    }

    /// <summary>The same by the kind of features of those examples that have no picture; <see langword="null"/> if all have one.</summary>
    public static ImmutableArray<LearningMethod> ThatCanLearn(FeatureKind? only) =>
        only is { } kind ? [.. All.Where(method => method.Classifier is ClassifierKind.Knn && method.Features == kind)] : All;

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
