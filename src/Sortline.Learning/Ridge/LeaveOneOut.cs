namespace Sortline.Learning.Ridge;

/// <summary>What each example would get if it were left out, without fitting anew, and its weight in the scores when it is not.</summary>
/// <param name="Penalty">The penalty.</param>
/// <param name="Scores">For each label, the score of each example left out.</param>
/// <param name="DualCoefficients">For each label, the weight of each example in the score.</param>
internal sealed record LeaveOneOut(double Penalty, double[][] Scores, double[][] DualCoefficients)
{
    /// <summary>The scores of one example, a number for each label.</summary>
    public double[] ScoresOf(int example) => [.. Scores.Select(scores => scores[example])];
}
