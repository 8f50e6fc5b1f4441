using System.Collections.Immutable;
using Sortline.Learning.Numerics;

namespace Sortline.Learning.Ridge;

/// <summary>Ridge regression of every label on the examples, with every penalty, and the choice among them.</summary>
/// <remarks>
/// There are two ways to write the equations: a row for each example (dual) or one for each feature (primal). The smaller
/// one is solved; the answer is the same but for rounding.
/// </remarks>
internal sealed partial class Equations(Rows rows, Target[] targets, int[] own)
{
    private const int Block = 64;
    private const double Middle = 1;

    private readonly bool _isDual = rows.Count <= rows.Length;
    private readonly Tridiagonal _turned = new(new(Math.Min(rows.Count, rows.Length)));
    private readonly double[] _losses = new double[Penalties.Length];
    private LeftOut? _best;
    private double _least = double.PositiveInfinity;

    /// <summary>What is tried: from hardly any penalty to one that nearly levels all scores, about three to a decade.</summary>
    public static ImmutableArray<double> Penalties { get; } =
    [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100];

    /// <summary>The choice, once solved.</summary>
    public LeftOut Best => _best ?? throw new InvalidOperationException("The equations are not solved yet.");

    /// <summary>What the scores of the choice are multiplied by before they become confidences, once solved.</summary>
    public double Sharpness { get; private set; } = Calibration.Default;

    /// <summary>The leave-one-out log-loss of each penalty at its best sharpness, once solved.</summary>
    public IReadOnlyList<double> Losses => _losses;

    /// <summary>For each label one row of weights, once solved.</summary>
    public float[] Weights { get; } = new float[targets.Length * rows.Stride];

    /// <summary>Does it all, with pauses.</summary>
    public IEnumerable<Pause> Solve(Portion portion)
    {
        var fill = _isDual ? Gram.OfExamples(rows, _turned.Matrix, portion) : Gram.OfFeatures(rows, _turned.Matrix, portion);
        foreach (var pause in fill.Concat(_turned.Turn(portion)))
            yield return pause;

        var rightSides = RightSides();
        var trials = new Trial[Penalties.Length];
        for (var i = 0; i < trials.Length; i++)
            trials[i] = Try(Penalties[i], rightSides);
        foreach (var pause in _isDual ? MeasureDual(trials, portion) : MeasurePrimal(trials, portion))
            yield return pause;

        var best = trials[Penalties.IndexOf(Middle)]; // First of all, so that it stays where all are equal.
        Judge(best);
        foreach (var trial in trials)
        {
            yield return default;
            if (Judge(trial))
                best = trial;
        }

        foreach (var pause in _isDual ? WeighDual(Best.Pulls, portion) : WeighPrimal(best, portion))
            yield return pause;
    }

    /// <summary>Whether a penalty is better than the best so far. If so, it is the best now.</summary>
    private bool Judge(Trial trial)
    {
        var leftOut = LeftOut.Of(trial, targets, _isDual);
        var (sharpness, loss) = Calibration.Fit(leftOut.Scores, own, Sharpness);
        _losses[Penalties.IndexOf(trial.Penalty)] = loss;
        if (loss >= _least)
            return false;

        (_best, _least, Sharpness) = (leftOut, loss, sharpness);
        return true;
    }

    private double[][] RightSides()
    {
        var sides = new double[targets.Length][];
        for (var label = 0; label < targets.Length; label++)
        {
            var side = _isDual ? targets[label].Centred : SumOfOwn(targets[label]);
            sides[label] = new double[_turned.Size];
            for (var row = 0; row < _turned.Size; row++)
                sides[label][row] = Doubles.Dot(_turned.Row(row), side);
        }

        return sides;
    }

    // The rows are centred, so that the others, whose targets are alike, add up to the same with the sign turned.
    private double[] SumOfOwn(Target target)
    {
        var sum = new double[_turned.Stride];
        for (var i = 0; i < target.Count; i++)
        {
            if (target.Centred[i] <= 0)
                continue;

            var row = rows.Span(i, 1);
            for (var feature = 0; feature < rows.Length; feature++)
                sum[feature] += row[feature];
        }

        return sum;
    }

    private Trial Try(double penalty, double[][] rightSides)
    {
        var factors = _turned.Factor(penalty);
        return new(penalty, factors, [.. rightSides.Select(side => factors.Solve(side))], Doubles.Padded(rows.Count));
    }

    private IEnumerable<Pause> MeasureDual(Trial[] trials, Portion portion)
    {
        for (var row = 0; row < _turned.Size; row++)
        {
            foreach (var trial in trials)
                trial.Take(row, _turned.Row(row), 0);
            if (portion.IsFullAfter((2L + targets.Length) * trials.Length * _turned.Stride))
                yield return default;
        }
    }

    private IEnumerable<Pause> MeasurePrimal(Trial[] trials, Portion portion)
    {
        var turned = new float[rows.Stride];
        var products = new float[Block];
        var block = new double[Block];
        for (var first = 0; first < rows.Count; first += Block)
        {
            var count = Math.Min(Block, rows.Count - first);
            foreach (var trial in trials)
                trial.Begin();
            for (var row = 0; row < _turned.Size; row++)
            {
                Project(row, first, turned, products.AsSpan(0, count), block);
                foreach (var trial in trials)
                    trial.Take(row, block.AsSpan(0, Doubles.Padded(count)), first);
                if (portion.IsFullAfter(((2L + targets.Length) * trials.Length + rows.Stride / 2) * Block))
                    yield return default;
            }
        }
    }

    /// <summary>One row of Q' times a block of examples.</summary>
    private void Project(int row, int first, Span<float> turned, Span<float> products, Span<double> block)
    {
        var from = _turned.Row(row);
        for (var i = 0; i < _turned.Size; i++)
            turned[i] = (float)from[i];
        Lanes.Dot(rows.Span(first, products.Length), turned, products);
        block.Clear();
        for (var i = 0; i < products.Length; i++)
            block[i] = products[i];
    }
}
