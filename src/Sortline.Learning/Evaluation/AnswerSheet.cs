using System.Collections.Immutable;

namespace Sortline.Learning.Evaluation;

/// <summary>All answers of one test, and what they come to.</summary>
/// <remarks>Immutable. Two sheets are equal when they are the same object: compare their answers.</remarks>
public sealed class AnswerSheet
{
    private readonly ImmutableArray<int> _counts; // Row by row: true label, then given label, the last for no answer.

    private AnswerSheet(ImmutableArray<Answer> answers, ImmutableArray<Label> labels)
    {
        (Answers, Labels) = (answers, labels);
        var counts = new int[labels.Length * (labels.Length + 1)];
        foreach (var answer in answers)
        {
            var given = answer.Prediction.Label is { } label ? labels.BinarySearch(label) : labels.Length;
            counts[labels.BinarySearch(answer.Label) * (labels.Length + 1) + given]++;
        }

        _counts = [.. counts];
    }

    /// <summary>The answers, in the order given.</summary>
    public ImmutableArray<Answer> Answers { get; }

    /// <summary>All labels that are true of a picture or were given to one, smallest id first.</summary>
    public ImmutableArray<Label> Labels { get; }

    /// <summary>The share of the answers that are right; 0 if there are none.</summary>
    public double Accuracy => Answers.IsEmpty ? 0 : (double)Answers.Count(answer => answer.IsRight) / Answers.Length;

    /// <summary>The mean of the recalls of all labels that were asked about: each label counts for the same, however many pictures it has.</summary>
    public double BalancedAccuracy =>
        Labels.Where(label => AskedOf(label) > 0).Select(label => RecallOf(label)).DefaultIfEmpty(0).Average();

    /// <summary>The mean of <see cref="Answer.Loss"/>; 0 if there are no answers.</summary>
    public double Loss => Answers.IsEmpty ? 0 : Answers.Average(answer => answer.Loss);

    /// <summary>Sums answers up.</summary>
    public static AnswerSheet Of(IEnumerable<Answer> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ImmutableArray<Answer> all = [.. answers];
        return new(
            all,
            [.. all.Select(answer => answer.Label).Union(all.Select(answer => answer.Prediction.Label).OfType<Label>()).Order()]
        );
    }

    /// <summary>How many pictures of one label got another (or the same): a cell of the confusion matrix.</summary>
    /// <param name="label">The true label.</param>
    /// <param name="given">What the classifier said; null counts where it said nothing.</param>
    public int CountOf(Label label, Label? given)
    {
        var (row, column) = (Labels.BinarySearch(label), given is { } one ? Labels.BinarySearch(one) : Labels.Length);
        return row < 0 || column < 0 ? 0 : _counts[row * (Labels.Length + 1) + column];
    }

    /// <summary>How many pictures of a label there were.</summary>
    public int AskedOf(Label label) => Answers.Count(answer => answer.Label == label);

    /// <summary>The share of a label's pictures that got it; 0 for a label that was not asked about.</summary>
    public double RecallOf(Label label) => AskedOf(label) is > 0 and var asked ? (double)CountOf(label, label) / asked : 0;

    /// <summary>The answers by how sure they were: do those given with 80 % come true in 80 % of the cases?</summary>
    /// <param name="count">How many bins, of equal width from 0 to 1.</param>
    /// <returns>The bins that hold an answer, least sure first.</returns>
    public ImmutableArray<ReliabilityBin> Reliability(int count = 10)
    {
        if (count < 1)
            throw new ArgumentOutOfRangeException(nameof(count), count, "At least one bin is needed. Take 10 if in doubt.");

        return
        [
            .. Answers
                .Where(answer => !answer.Prediction.IsNone)
                .GroupBy(answer => Math.Min(count - 1, (int)(answer.Confidence * count)))
                .OrderBy(bin => bin.Key)
                .Select(bin => new ReliabilityBin(
                    (double)bin.Key / count,
                    (bin.Key + 1.0) / count,
                    bin.Count(),
                    bin.Average(answer => answer.Confidence),
                    (double)bin.Count(answer => answer.IsRight) / bin.Count()
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
