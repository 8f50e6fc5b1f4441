using System.Collections.Immutable;

namespace Sortline.Learning;

/// <summary>Says which label a part most likely has, judging by what the learner has taught.</summary>
/// <remarks>
/// Every classifier passes the same suite of tests. It knows exactly the labels that have an example. It answers the
/// same question in the same way until it is taught something else, and the order of teaching leaves no trace.
/// </remarks>
public interface IClassifier
{
    /// <summary>The labels with at least one example, smallest id first. Empty while nothing is taught.</summary>
    ImmutableArray<Label> Labels { get; }

    /// <summary>Classifies one part.</summary>
    /// <param name="part">What the feature extractor saw, from the same extractor as the examples.</param>
    /// <returns>The prediction, or <see cref="Prediction.None"/> while nothing is taught.</returns>
    /// <exception cref="ArgumentException">The part has another number of features than the examples.</exception>
    Prediction Predict(FeatureVector part);
}
