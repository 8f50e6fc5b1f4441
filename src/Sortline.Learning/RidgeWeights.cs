using System.Collections.Immutable;
using Sortline.Learning.Ridge;

namespace Sortline.Learning;

/// <summary>What ridge regression keeps of its examples once they are thrown away: enough to answer, and no example.</summary>
/// <remarks>
/// It answers as the <see cref="RidgeClassifier"/> that it comes from, to the last bit, but names no influences: whoever could be named
/// is gone. To the nearest neighbours nothing of the kind is left, as their examples are all that they have. Immutable.
/// </remarks>
public sealed class RidgeWeights : IClassifier
{
    private readonly int _length;
    private readonly QueryFrame _frame;
    private readonly double[] _intercepts;
    private readonly float[] _weights;
    private readonly double _inverseTemperature;

    internal RidgeWeights(
        ImmutableArray<Label> labels,
        int length,
        QueryFrame frame,
        double[] intercepts,
        float[] weights,
        double inverseTemperature
    ) =>
        (Labels, _length, _frame, _intercepts, _weights, _inverseTemperature) = (
            labels,
            length,
            frame,
            intercepts,
            weights,
            inverseTemperature
        );

    /// <inheritdoc />
    public ImmutableArray<Label> Labels { get; }

    /// <summary>
    /// How many numbers it is: for each label a weight for each feature and an intercept, for each feature its mean, its deviation and
    /// its mean after scaling, and the temperature. However many examples there were, it is as many.
    /// </summary>
    public int NumberCount => (Labels.Length * (_length + 1)) + (3 * _length) + 1;

    /// <inheritdoc />
    public Prediction Predict(FeatureVector part)
    {
        ArgumentNullException.ThrowIfNull(part);
        part.ThrowIfOtherLength(_length, nameof(part));
        var scores = Model.Scores(_intercepts, _weights, _frame.Query(part));
        return RidgeClassifier.ToPrediction(Labels, scores, RidgeClassifier.Highest(scores), _inverseTemperature, []);
    }
}
