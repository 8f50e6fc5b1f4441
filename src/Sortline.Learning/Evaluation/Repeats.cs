using System.Collections.Immutable;

namespace Sortline.Learning.Evaluation;

/// <summary>What several tests on different splits come to: the mean and how much chance there is in it.</summary>
/// <param name="Count">How many tests.</param>
/// <param name="Accuracy">The mean accuracy.</param>
/// <param name="AccuracyDeviation">Its standard deviation from test to test (divided by n - 1); 0 for one test.</param>
/// <param name="BalancedAccuracy">The mean balanced accuracy.</param>
/// <param name="BalancedAccuracyDeviation">Its standard deviation, likewise.</param>
/// <param name="All">All answers on one sheet: for recall, confusion and reliability over all tests.</param>
public sealed record Repeats(
    int Count,
    double Accuracy,
    double AccuracyDeviation,
    double BalancedAccuracy,
    double BalancedAccuracyDeviation,
    AnswerSheet All
)
{
    /// <summary>Sums tests up.</summary>
    /// <exception cref="ArgumentException">There are none.</exception>
    public static Repeats Of(IEnumerable<AnswerSheet> sheets)
    {
        ArgumentNullException.ThrowIfNull(sheets);
        ImmutableArray<AnswerSheet> all = [.. sheets];
        if (all.IsEmpty)
            throw new ArgumentException("At least one test is needed.", nameof(sheets));

        var (accuracy, deviation) = Spread([.. all.Select(sheet => sheet.Accuracy)]);
        var (balanced, balancedDeviation) = Spread([.. all.Select(sheet => sheet.BalancedAccuracy)]);
        return new(
            all.Length,
            accuracy,
            deviation,
            balanced,
            balancedDeviation,
            AnswerSheet.Of(all.SelectMany(sheet => sheet.Answers))
        );
    }

    private static (double Mean, double Deviation) Spread(double[] numbers)
    {
        var mean = numbers.Average();
        var squares = numbers.Sum(number => (number - mean) * (number - mean));
        return (mean, numbers.Length < 2 ? 0 : Math.Sqrt(squares / (numbers.Length - 1)));
    }
}
