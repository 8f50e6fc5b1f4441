using System.Collections.Immutable;
using Sortline.Learning.Features;

namespace Sortline.Learning.Evaluation;

/// <summary>Picks the method that suits the learner's examples.</summary>
public static class MethodSelector
{
    private const int StandardErrors = 2;

    /// <summary>Which method to take where the examples do not decide, the first choice first.</summary>
    public static ImmutableArray<LearningMethod> Preference { get; } =
    [
        new(ClassifierKind.Ridge, FeatureKind.Pooled),
        new(ClassifierKind.Ridge, FeatureKind.Plain),
        new(ClassifierKind.Knn, FeatureKind.Pooled),
        new(ClassifierKind.Knn, FeatureKind.Plain),
    ];

    /// <summary>Picks a method.</summary>
    /// <param name="results">One for each method, all on the same examples, in any order.</param>
    /// <remarks>
    /// <para>
    /// Judged by leave-one-out on the examples alone. The method with the most right answers is the one to beat. Taken is the
    /// first method of <see cref="Preference"/> that is not clearly behind it: while the examples cannot tell, experience does.
    /// </para>
    /// <para>
    /// With five examples of a label, an answer more or less is chance. Two methods differ only where one is right and the
    /// other wrong. If there are n such examples and both are equally good, each is as likely to be the right one, so the
    /// lead is about √n by chance alone. Clearly behind is who is behind by more than twice that (as in McNemar's
    /// test; one standard error, as in the rule of Breiman et al. 1984, gave way to worse methods, see docs/accuracy.md).
    /// Confidences do not enter: a vote of three to none says 100 %, where a calibrated method with as few examples would not,
    /// and is right no more often for that.
    /// </para>
    /// </remarks>
    /// <exception cref="ArgumentException">There are no results, or they are not on the same examples.</exception>
    public static LearningMethod Select(ImmutableArray<MethodResult> results)
    {
        if (results.IsDefaultOrEmpty)
            throw new ArgumentException("Try at least one method before choosing.", nameof(results));
        if (
            results.Any(result =>
                !result.LeaveOneOut.Predictions.Select(Key).SequenceEqual(results[0].LeaveOneOut.Predictions.Select(Key))
            )
        )
            throw new ArgumentException("Try all methods on the same examples before choosing.", nameof(results));

        MethodResult[] preferred = [.. results.OrderBy(result => RankOf(result.Method))];
        var best = preferred.MaxBy(result => result.Accuracy)!; // Of equals the first.
        return preferred.First(result => !IsClearlyBehind(result.LeaveOneOut, best.LeaveOneOut)).Method;
    }

    // A method that Preference does not list comes after those that it does.
    private static int RankOf(LearningMethod method) =>
        Preference.IndexOf(method) is >= 0 and var rank ? rank : Preference.Length;

    private static (ExampleId, Label) Key(ScoredPrediction one) => (one.Example, one.Label);

    private static bool IsClearlyBehind(EvaluationResult result, EvaluationResult best)
    {
        long ahead = 0,
            behind = 0;
        foreach (var (one, other) in result.Predictions.Zip(best.Predictions))
        {
            ahead += one.IsRight && !other.IsRight ? 1 : 0;
            behind += other.IsRight && !one.IsRight ? 1 : 0;
        }

        return behind > ahead && (behind - ahead) * (behind - ahead) > StandardErrors * StandardErrors * (behind + ahead);
    }
}
