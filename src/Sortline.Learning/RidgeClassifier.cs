using System.Collections.Immutable;

namespace Sortline.Learning;

/// <summary>Weighs every feature of every example: ridge regression of each label against all others.</summary>
public sealed class RidgeClassifier : IClassifier
{
    private RidgeClassifier()
    {
    }

    /// <inheritdoc />
    public ImmutableArray<Label> Labels => throw new NotSupportedException();

    /// <summary>Fits a classifier to examples.</summary>
    public static RidgeClassifier Fit(IEnumerable<Example> examples) => throw new NotSupportedException();

    /// <inheritdoc />
    public Prediction Predict(FeatureVector part) => throw new NotSupportedException();
}
