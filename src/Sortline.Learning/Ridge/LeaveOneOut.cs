namespace Sortline.Learning.Ridge;

/// <summary>What each example would get if it were left out, without fitting anew, and its weight in the scores when it is not.</summary>
/// <param name="Penalty">The penalty.</param>
/// <param name="Scores">For each label, the score of each example left out.</param>
/// <param name="DualCoefficients">For each label, the weight of each example in the score (the dual coefficients).</param>
internal sealed record LeaveOneOut(double Penalty, double[][] Scores, double[][] DualCoefficients)
{
    /// <summary>What one penalty comes to.</summary>
    /// <param name="candidate">The penalty, and all it made of the examples.</param>
    /// <param name="targets">What the scores should be, for each label.</param>
    /// <param name="isDual">Whether the matrix was that of the examples, not that of the features.</param>
    public static LeaveOneOut Of(PenaltyCandidate candidate, Target[] targets, bool isDual)
    {
        double[][] scores = [.. targets.Select(target => new double[target.Count])];
        double[][] dualCoefficients = [.. targets.Select(target => new double[target.Count])];
        for (var label = 0; label < targets.Length; label++)
        {
            var target = targets[label];
            for (var i = 0; i < target.Count; i++)
            {
                var (residual, remainder) = Residual(candidate, target, label, i, isDual);
                scores[label][i] = target.Mean + target.Centred[i] - residual / remainder;
                dualCoefficients[label][i] = residual / candidate.Penalty;
            }
        }

        return new(candidate.Penalty, scores, dualCoefficients);
    }

    /// <summary>The scores of one example, a number for each label.</summary>
    public double[] ScoresOf(int example) => [.. Scores.Select(scores => scores[example])];

    // Leaving an example out blows its residual up by 1 / (1 - leverage), the intercept's share 1/n included: exact for
    // ridge regression (Golub, Heath and Wahba, Technometrics 21, 1979).
    private static (double Residual, double Remainder) Residual(
        PenaltyCandidate candidate,
        Target target,
        int label,
        int i,
        bool isDual
    )
    {
        var (fit, leverage, share) = (candidate.Fits[label][i], candidate.Leverages[i], 1.0 / target.Count);
        return isDual
            ? (candidate.Penalty * fit, candidate.Penalty * leverage - share) // (K + aI)^-1 y, and the diagonal of (K + aI)^-1
            : (target.Centred[i] - fit, 1 - share - leverage);
    }
}
