using Sortline.Learning.Numerics;

namespace Sortline.Learning.Ridge;

/// <summary>Turns scores into confidences that mean what they say.</summary>
/// <remarks>
/// <para>
/// Confidence is the softmax of the scores times one number, the inverse temperature. It is the one that gives the examples, each
/// scored by what was learned without it, the smallest log-loss ("temperature scaling": Guo et al., ICML 2017).
/// </para>
/// <para>
/// So that a handful of examples, all right, does not make it certain, no target is quite 1 (Platt 1999; Laplace's rule of
/// succession): with n examples of L labels it is (n + 1) / (n + L) for the right label and 1 / (n + L) for each other.
/// An example alone of its label has no say: without it, the label would be unknown.
/// </para>
/// </remarks>
internal static class Calibration
{
    /// <summary>The inverse temperature where nothing can be left out.</summary>
    public const double Default = 3;

    /// <summary>Finds the inverse temperature, and how good it is.</summary>
    /// <param name="scores">For each label, the score of each example left out.</param>
    /// <param name="own">The label of each example, as a place in <paramref name="scores"/>.</param>
    /// <param name="guess">Where to start.</param>
    /// <returns>
    /// The inverse temperature, and the mean log-loss of the examples with it, this time with targets of 1. If nothing can be left out,
    /// the default and 0.
    /// </returns>
    public static (double InverseTemperature, double Loss) Fit(double[][] scores, int[] own, double guess = Default)
    {
        var fit = new TemperatureFit(scores, own, LeftOutParts.Single(own, scores.Length).Known, guess);
        foreach (var _ in fit.Run(new WorkBudget())) { }

        return (fit.InverseTemperature, fit.Loss);
    }

    /// <summary>Replaces scores by confidences: from 0 to 1, together 1, the highest score's the highest.</summary>
    public static void Softmax(Span<double> scores, double inverseTemperature)
    {
        var highest = scores[0];
        foreach (var score in scores)
            highest = Math.Max(highest, score);

        var sum = 0.0;
        foreach (ref var score in scores)
        {
            score = Math.Min(1, ExactMath.Exp((score - highest) * inverseTemperature));
            sum += score;
        }

        foreach (ref var score in scores)
            score /= sum;
    }
}
