namespace Sortline.Learning.Evaluation;

/// <summary>What a classifier said about a picture whose label is known.</summary>
/// <param name="Example">Which picture.</param>
/// <param name="Label">Its true label.</param>
/// <param name="Prediction">What the classifier said. It may be <see cref="Prediction.None"/>, which is never right.</param>
public sealed record ScoredPrediction(ExampleId Example, Label Label, Prediction Prediction)
{
    /// <summary>Whether the classifier gave the true label.</summary>
    public bool IsRight => Prediction.Label == Label;

    /// <summary>How sure the classifier was of its own answer, right or wrong.</summary>
    public double Confidence => Prediction.Label is { } label ? Prediction.ConfidenceOf(label) : 0;

    /// <summary>
    /// How far the confidences are from the truth (Brier score): the sum over the labels of the squared difference between
    /// confidence and 1 or 0. From 0 (sure and right) to 2 (sure and wrong).
    /// </summary>
    public double Loss
    {
        get
        {
            var missed = 1 - Prediction.ConfidenceOf(Label);
            var sum = missed * missed;
            foreach (var (label, share) in Prediction.Confidences)
                sum += label == Label ? 0 : share * share;

            return sum;
        }
    }
}
