using Sortline.Learning.Numerics;

namespace Sortline.Learning.Ridge;

/// <summary>Finds the inverse temperature with the smallest log-loss, with pauses: see <see cref="Calibration"/>.</summary>
/// <param name="scores">For each label, the score of each example left out.</param>
/// <param name="own">The label of each example, as a place in <paramref name="scores"/>.</param>
/// <param name="known">The examples that have a say: those whose label is known without them.</param>
/// <param name="guess">Where to start.</param>
internal sealed class TemperatureFit(double[][] scores, int[] own, int[] known, double guess)
{
    /// <summary>What an exponential costs, in multiply-adds.</summary>
    public const int CostOfExponential = 24;

    private const double Least = 0.25,
        Most = 200,
        Precision = 1e-7;
    private const int Rounds = 16;

    private readonly double[] _shares = new double[scores.Length];

    /// <summary>What was found; the default if nothing can be left out.</summary>
    public double InverseTemperature { get; private set; } = Calibration.Default;

    /// <summary>The mean log-loss of the examples with it, with targets of 1; 0 if nothing can be left out.</summary>
    public double Loss { get; private set; }

    /// <summary>Does it all.</summary>
    public IEnumerable<Checkpoint> Run(WorkBudget budget)
    {
        if (known.Length == 0 || scores.Length < 2)
            yield break;

        foreach (var checkpoint in FitTemperature(budget))
            yield return checkpoint;

        var sum = 0.0;
        foreach (var i in known)
        {
            Share(i);
            sum -= ExactMath.Log(Math.Max(double.Epsilon, _shares[own[i]]));
            if (budget.Spend((long)CostOfExponential * scores.Length))
                yield return default;
        }

        Loss = sum / known.Length;
    }

    // The slope of the log-loss only ever rises, so Newton's steps are safe between the two ends of where it is zero.
    private IEnumerable<Checkpoint> FitTemperature(WorkBudget budget)
    {
        var most = (known.Length + 1.0) / (known.Length + scores.Length);
        var least = 1.0 / (known.Length + scores.Length);
        double low = Least,
            high = Most;
        InverseTemperature = guess;
        for (var round = 0; round < Rounds; round++)
        {
            double slope = 0,
                curvature = 0;
            foreach (var i in known)
            {
                var (ownSlope, ownCurvature) = SlopeAt(i, most, least);
                slope += ownSlope;
                curvature += ownCurvature;
                if (budget.Spend((long)CostOfExponential * scores.Length))
                    yield return default;
            }

            if (slope == 0)
                break;

            (low, high) = slope > 0 ? (low, InverseTemperature) : (InverseTemperature, high);
            var newton = curvature > 0 ? InverseTemperature - slope / curvature : double.NaN;
            var next = newton >= low && newton <= high ? newton : (low + high) / 2;
            var step = Math.Abs(next - InverseTemperature);
            InverseTemperature = next;
            if (step <= Precision * InverseTemperature)
                break;
        }
    }

    private (double Slope, double Curvature) SlopeAt(int example, double most, double least)
    {
        Share(example);
        double mean = 0,
            square = 0,
            wanted = 0;
        for (var label = 0; label < _shares.Length; label++)
        {
            var score = scores[label][example];
            mean += _shares[label] * score;
            square += _shares[label] * score * score;
            wanted += (label == own[example] ? most : least) * score;
        }

        return (mean - wanted, square - mean * mean);
    }

    private void Share(int example)
    {
        for (var label = 0; label < _shares.Length; label++)
            _shares[label] = scores[label][example];
        Calibration.Softmax(_shares, InverseTemperature);
    }
}
