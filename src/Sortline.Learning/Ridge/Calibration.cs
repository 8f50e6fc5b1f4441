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

    private const double Least = 0.25,
        Most = 200,
        Precision = 1e-7;
    private const int Rounds = 16;

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
        var counts = new int[scores.Length];
        foreach (var label in own)
            counts[label]++;
        int[] used = [.. Enumerable.Range(0, own.Length).Where(i => counts[own[i]] > 1)];
        if (used.Length == 0 || scores.Length < 2)
            return (Default, 0);

        var inverseTemperature = FitTemperature(scores, own, used, guess);
        return (inverseTemperature, Loss(scores, own, used, inverseTemperature));
    }

    // The slope of the log-loss only ever rises, so Newton's steps are safe between the two ends of where it is zero.
    private static double FitTemperature(double[][] scores, int[] own, int[] used, double guess)
    {
        double low = Least,
            high = Most,
            inverseTemperature = guess;
        for (var round = 0; round < Rounds; round++)
        {
            var (slope, curvature) = Slope(scores, own, used, inverseTemperature);
            if (slope == 0)
                break;

            (low, high) = slope > 0 ? (low, inverseTemperature) : (inverseTemperature, high);
            var newton = curvature > 0 ? inverseTemperature - slope / curvature : double.NaN;
            var next = newton >= low && newton <= high ? newton : (low + high) / 2;
            var step = Math.Abs(next - inverseTemperature);
            inverseTemperature = next;
            if (step <= Precision * inverseTemperature)
                break;
        }

        return inverseTemperature;
    }

    private static double Loss(double[][] scores, int[] own, int[] used, double inverseTemperature)
    {
        var shares = new double[scores.Length];
        var sum = 0.0;
        foreach (var i in used)
        {
            Share(scores, i, inverseTemperature, shares);
            sum -= ExactMath.Log(Math.Max(double.Epsilon, shares[own[i]]));
        }

        return sum / used.Length;
    }

    private static void Share(double[][] scores, int example, double inverseTemperature, double[] shares)
    {
        for (var label = 0; label < shares.Length; label++)
            shares[label] = scores[label][example];
        Softmax(shares, inverseTemperature);
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

    private static (double Slope, double Curvature) Slope(double[][] scores, int[] own, int[] used, double inverseTemperature)
    {
        var most = (used.Length + 1.0) / (used.Length + scores.Length);
        var least = 1.0 / (used.Length + scores.Length);
        var shares = new double[scores.Length];
        double slope = 0,
            curvature = 0;
        foreach (var i in used)
        {
            Share(scores, i, inverseTemperature, shares);
            double mean = 0,
                square = 0,
                wanted = 0;
            for (var label = 0; label < shares.Length; label++)
            {
                var score = scores[label][i];
                mean += shares[label] * score;
                square += shares[label] * score * score;
                wanted += (label == own[i] ? most : least) * score;
            }

            slope += mean - wanted;
            curvature += square - mean * mean;
        }

        return (slope, curvature);
    }
}
