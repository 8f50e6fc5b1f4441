using System.Collections.Immutable;

namespace Sortline.Learning.Evaluation;

/// <summary>What several tests on different splits come to: the mean and how much chance there is in it.</summary>
/// <param name="Count">How many tests.</param>
/// <param name="Accuracy">The mean accuracy.</param>
/// <param name="AccuracyDeviation">Its standard deviation from test to test (divided by n - 1); 0 for one test.</param>
/// <param name="BalancedAccuracy">The mean balanced accuracy.</param>
/// <param name="BalancedAccuracyDeviation">Its standard deviation, likewise.</param>
/// <param name="All">All predictions together: for recall, confusion and reliability over all tests.</param>
public sealed record RepeatedEvaluation(
    int Count,
    double Accuracy,
    double AccuracyDeviation,
    double BalancedAccuracy,
    double BalancedAccuracyDeviation,
    EvaluationResult All
)
{
    /// <summary>Sums tests up.</summary>
    /// <exception cref="ArgumentException">There are none.</exception>
    public static RepeatedEvaluation Of(IEnumerable<EvaluationResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        ImmutableArray<EvaluationResult> all = [.. results];
        if (all.IsEmpty)
            throw new ArgumentException("At least one test is needed.", nameof(results));

        var (accuracy, deviation) = Spread([.. all.Select(result => result.Accuracy)]);
        var (balanced, balancedDeviation) = Spread([.. all.Select(result => result.BalancedAccuracy)]);
        return new(
            all.Length,
            accuracy,
            deviation,
            balanced,
            balancedDeviation,
            EvaluationResult.Of(all.SelectMany(result => result.Predictions))
        );
    }

    private static (double Mean, double Deviation) Spread(double[] numbers)
    {
        var mean = numbers.Average();
        var squares = numbers.Sum(number => (number - mean) * (number - mean));
        return (mean, numbers.Length < 2 ? 0 : Math.Sqrt(squares / (numbers.Length - 1)));
    }
}
