using System.Collections.Immutable;
using Sortline.Learning.Numerics;

namespace Sortline.Learning.Ridge;

/// <summary>Ridge regression of every label on the examples, with every penalty, and the choice among them.</summary>
/// <remarks>
/// There are two ways to write the equations: a row for each example (dual) or one for each feature (primal). The smaller
/// one is solved; the answer is the same but for rounding.
/// </remarks>
internal sealed partial class RidgeSolver(DesignMatrix design, Target[] targets, int[] own)
{
    private const int Block = 64;
    private const double Middle = 1;

    private readonly bool _isDual = design.Count <= design.Length;
    private readonly Tridiagonal _tridiagonal = new(new(Math.Min(design.Count, design.Length)));
    private readonly double[] _losses = new double[Penalties.Length];
    private LeaveOneOut? _best;
    private double _least = double.PositiveInfinity;

    /// <summary>What is tried: from hardly any penalty to one that nearly levels all scores, about three to a decade.</summary>
    public static ImmutableArray<double> Penalties { get; } =
    [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100];

    /// <summary>The choice, once solved.</summary>
    public LeaveOneOut Best => _best ?? throw new InvalidOperationException("The equations are not solved yet.");

    /// <summary>What the scores of the choice are multiplied by before they become confidences, once solved.</summary>
    public double InverseTemperature { get; private set; } = Calibration.Default;

    /// <summary>The leave-one-out log-loss of each penalty at its best temperature, once solved.</summary>
    public IReadOnlyList<double> Losses => _losses;

    /// <summary>For each label one row of weights, once solved.</summary>
    public float[] Weights { get; } = new float[targets.Length * design.Stride];

    /// <summary>Does it all, with pauses.</summary>
    public IEnumerable<Checkpoint> Solve(WorkBudget budget)
    {
        var fill = _isDual
            ? Gram.OfExamples(design, _tridiagonal.Matrix, budget)
            : Gram.OfFeatures(design, _tridiagonal.Matrix, budget);
        foreach (var checkpoint in fill.Concat(_tridiagonal.Reduce(budget)))
            yield return checkpoint;

        var rightSides = RightSides();
        var candidates = new PenaltyCandidate[Penalties.Length];
        for (var i = 0; i < candidates.Length; i++)
            candidates[i] = SolveWith(Penalties[i], rightSides);
        foreach (var checkpoint in _isDual ? MeasureDual(candidates, budget) : MeasurePrimal(candidates, budget))
            yield return checkpoint;

        var best = candidates[Penalties.IndexOf(Middle)]; // First of all, so that it stays where all are equal.
        KeepIfBetter(best);
        foreach (var candidate in candidates)
        {
            yield return default;
            if (KeepIfBetter(candidate))
                best = candidate;
        }

        foreach (
            var checkpoint in _isDual ? ComputeWeightsDual(Best.DualCoefficients, budget) : ComputeWeightsPrimal(best, budget)
        )
            yield return checkpoint;
    }

    /// <summary>Whether a penalty is better than the best so far. If so, it is the best now.</summary>
    private bool KeepIfBetter(PenaltyCandidate candidate)
    {
        var leaveOneOut = LeaveOneOut.Of(candidate, targets, _isDual);
        var (inverseTemperature, loss) = Calibration.Fit(leaveOneOut.Scores, own, InverseTemperature);
        _losses[Penalties.IndexOf(candidate.Penalty)] = loss;
        if (loss >= _least)
            return false;

        (_best, _least, InverseTemperature) = (leaveOneOut, loss, inverseTemperature);
        return true;
    }

    private double[][] RightSides()
    {
        var sides = new double[targets.Length][];
        for (var label = 0; label < targets.Length; label++)
        {
            var side = _isDual ? targets[label].Centred : SumOfOwn(targets[label]);
            sides[label] = new double[_tridiagonal.Size];
            for (var row = 0; row < _tridiagonal.Size; row++)
                sides[label][row] = DoubleKernels.Dot(_tridiagonal.Row(row), side);
        }

        return sides;
    }

    // The rows are centred, so that the others, whose targets are alike, add up to the same with the sign turned.
    private double[] SumOfOwn(Target target)
    {
        var sum = new double[_tridiagonal.Stride];
        for (var i = 0; i < target.Count; i++)
        {
            if (target.Centred[i] <= 0)
                continue;

            var row = design.Span(i, 1);
            for (var feature = 0; feature < design.Length; feature++)
                sum[feature] += row[feature];
        }

        return sum;
    }

    private PenaltyCandidate SolveWith(double penalty, double[][] rightSides)
    {
        var factors = _tridiagonal.Factor(penalty);
        return new(penalty, factors, [.. rightSides.Select(side => factors.Solve(side))], DoubleKernels.Padded(design.Count));
    }

    private IEnumerable<Checkpoint> MeasureDual(PenaltyCandidate[] candidates, WorkBudget budget)
    {
        for (var row = 0; row < _tridiagonal.Size; row++)
        {
            foreach (var candidate in candidates)
                candidate.Take(row, _tridiagonal.Row(row), 0);
            if (budget.Spend((2L + targets.Length) * candidates.Length * _tridiagonal.Stride))
                yield return default;
        }
    }

    private IEnumerable<Checkpoint> MeasurePrimal(PenaltyCandidate[] candidates, WorkBudget budget)
    {
        var transformed = new float[design.Stride];
        var products = new float[Block];
        var block = new double[Block];
        for (var first = 0; first < design.Count; first += Block)
        {
            var count = Math.Min(Block, design.Count - first);
            foreach (var candidate in candidates)
                candidate.Begin();
            for (var row = 0; row < _tridiagonal.Size; row++)
            {
                Project(row, first, transformed, products.AsSpan(0, count), block);
                foreach (var candidate in candidates)
                    candidate.Take(row, block.AsSpan(0, DoubleKernels.Padded(count)), first);
                if (budget.Spend(((2L + targets.Length) * candidates.Length + design.Stride / 2) * Block))
                    yield return default;
            }
        }
    }

    /// <summary>One row of Q' times a block of examples.</summary>
    private void Project(int row, int first, Span<float> transformed, Span<float> products, Span<double> block)
    {
        var from = _tridiagonal.Row(row);
        for (var i = 0; i < _tridiagonal.Size; i++)
            transformed[i] = (float)from[i];
        FloatKernels.Dot(design.Span(first, products.Length), transformed, products);
        block.Clear();
        for (var i = 0; i < products.Length; i++)
            block[i] = products[i];
    }
}
