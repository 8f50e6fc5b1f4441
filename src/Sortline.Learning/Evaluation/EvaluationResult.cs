using System.Collections.Immutable;

namespace Sortline.Learning.Evaluation;

/// <summary>All predictions of one test, and the measures made of them.</summary>
/// <remarks>Immutable. Two results are equal when they are the same object: compare their predictions.</remarks>
public sealed class EvaluationResult
{
    private readonly ImmutableArray<int> _counts; // Row by row: true label, then given label, the last for no one.

    private EvaluationResult(ImmutableArray<ScoredPrediction> predictions, ImmutableArray<Label> labels)
    {
        (Predictions, Labels) = (predictions, labels);
        var counts = new int[labels.Length * (labels.Length + 1)];
        foreach (var one in predictions)
        {
            var given = one.Prediction.Label is { } label ? labels.BinarySearch(label) : labels.Length;
            counts[labels.BinarySearch(one.Label) * (labels.Length + 1) + given]++;
        }

        _counts = [.. counts];
    }

    /// <summary>The predictions, in the order given.</summary>
    public ImmutableArray<ScoredPrediction> Predictions { get; }

    /// <summary>All labels that are true of a picture or were given to one, smallest id first.</summary>
    public ImmutableArray<Label> Labels { get; }

    /// <summary>The share of the predictions that are right; 0 if there are none.</summary>
    public double Accuracy => Predictions.IsEmpty ? 0 : (double)Predictions.Count(one => one.IsRight) / Predictions.Length;

    /// <summary>The mean of the recalls of all labels that were asked about: each label counts for the same, however many pictures it has.</summary>
    public double BalancedAccuracy =>
        Labels.Where(label => SupportOf(label) > 0).Select(label => RecallOf(label)).DefaultIfEmpty(0).Average();

    /// <summary>The mean of <see cref="ScoredPrediction.Loss"/>; 0 if there are no predictions.</summary>
    public double Loss => Predictions.IsEmpty ? 0 : Predictions.Average(one => one.Loss);

    /// <summary>Sums predictions up.</summary>
    public static EvaluationResult Of(IEnumerable<ScoredPrediction> predictions)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ImmutableArray<ScoredPrediction> all = [.. predictions];
        return new(all, [.. all.Select(one => one.Label).Union(all.Select(one => one.Prediction.Label).OfType<Label>()).Order()]);
    }

    /// <summary>How many pictures of one label got another (or the same): a cell of the confusion matrix.</summary>
    /// <param name="label">The true label.</param>
    /// <param name="given">What the classifier said; null counts where it said nothing.</param>
    public int CountOf(Label label, Label? given)
    {
        var (row, column) = (Labels.BinarySearch(label), given is { } other ? Labels.BinarySearch(other) : Labels.Length);
        return row < 0 || column < 0 ? 0 : _counts[row * (Labels.Length + 1) + column];
    }

    /// <summary>How many pictures of a label there were.</summary>
    public int SupportOf(Label label) => Predictions.Count(one => one.Label == label);

    /// <summary>The share of a label's pictures that got it; 0 for a label that was not asked about.</summary>
    public double RecallOf(Label label) => SupportOf(label) is > 0 and var support ? (double)CountOf(label, label) / support : 0;

    /// <summary>The answers by how sure they were: do those given with 80 % come true in 80 % of the cases?</summary>
    /// <param name="count">How many bins, of equal width from 0 to 1.</param>
    /// <returns>The bins that hold an answer, least sure first.</returns>
    public ImmutableArray<ReliabilityBin> Reliability(int count = 10)
    {
        if (count < 1)
            throw new ArgumentOutOfRangeException(nameof(count), count, "At least one bin is needed. Take 10 if in doubt.");

        return
        [
            .. Predictions
                .Where(one => !one.Prediction.IsNone)
                .GroupBy(one => Math.Min(count - 1, (int)(one.Confidence * count)))
                .OrderBy(bin => bin.Key)
                .Select(bin => new ReliabilityBin(
                    (double)bin.Key / count,
                    (bin.Key + 1.0) / count,
                    bin.Count(),
                    bin.Average(one => one.Confidence),
                    (double)bin.Count(one => one.IsRight) / bin.Count()
                )),
        ];
    }

    /// <summary>The expected calibration error: how far confidence and truth lie apart, on average over the answers.</summary>
    public double CalibrationError(int bins = 10)
    {
        var reliability = Reliability(bins);
        var answers = Math.Max(1, reliability.Sum(bin => bin.Count));
        return reliability.Sum(bin => bin.Count * Math.Abs(bin.Confidence - bin.Accuracy)) / answers;
    }
}
