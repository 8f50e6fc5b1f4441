using Sortline.Learning.Numerics;

namespace Sortline.Learning.Ridge;

/// <summary>The residuals that the examples of a group would have if none of them had been shown.</summary>
/// <remarks>
/// Leaving one example out divides its residual by what its own part in its fit leaves of 1. Leaving several out takes the same of all
/// of them at once: with H the matrix that makes fits of targets and G the group, (1 - H_GG) r = the residuals now. That is a system as
/// large as the group, symmetric and positive while anything else is left.
/// </remarks>
/// <param name="transformed">The examples of the group, as the equations have them.</param>
/// <param name="size">How many equations there are.</param>
internal sealed class GroupResiduals(double[][] transformed, int size)
{
    // A pivot is positive, but of hundreds of copies hardly more than what rounding takes off.
    private const double Negligible = 1e-12;

    private readonly double[][] _carried = NewRows(transformed.Length, DoubleKernels.Padded(size));
    private readonly double[][] _system = NewRows(transformed.Length, DoubleKernels.Padded(transformed.Length));
    private readonly double[] _weighted = new double[DoubleKernels.Padded(size)];

    /// <summary>Works them out for one penalty.</summary>
    /// <param name="factors">The equations with it.</param>
    /// <param name="remainderOf">What is left of 1, or of 0 for two different examples, when their product is given.</param>
    /// <param name="residuals">For each label the residuals of the group now; they are replaced.</param>
    /// <param name="budget">Says when to pause.</param>
    public IEnumerable<Checkpoint> Solve(
        LdlFactors factors,
        Func<bool, double, double> remainderOf,
        double[][] residuals,
        WorkBudget budget
    )
    {
        for (var i = 0; i < transformed.Length; i++)
        {
            Carry(factors, transformed[i], _carried[i]);
            for (var row = 0; row < size; row++)
                _weighted[row] = _carried[i][row] * factors.Weights[row];
            if (budget.Spend(2L * size))
                yield return default;

            for (var j = 0; j <= i; j++)
            {
                _system[i][j] = remainderOf(i == j, DoubleKernels.Dot(_weighted, _carried[j]));
                if (budget.Spend(size))
                    yield return default;
            }
        }

        foreach (var checkpoint in Decompose(budget))
            yield return checkpoint;
        foreach (var side in residuals)
        {
            Solve(side);
            if (budget.Spend((long)transformed.Length * transformed.Length))
                yield return default;
        }
    }

    private static double[][] NewRows(int count, int length) => [.. Enumerable.Range(0, count).Select(_ => new double[length])];

    private static void Carry(LdlFactors factors, double[] from, double[] carried)
    {
        carried[0] = from[0];
        for (var row = 1; row < factors.Weights.Length; row++)
            carried[row] = from[row] - (factors.Below[row] * carried[row - 1]);
    }

    // Cholesky's, row by row, the lower half alone.
    private IEnumerable<Checkpoint> Decompose(WorkBudget budget)
    {
        for (var i = 0; i < transformed.Length; i++)
        {
            var row = _system[i];
            for (var j = 0; j < i; j++)
            {
                row[j] = (row[j] - Sum(row, _system[j], j)) / _system[j][j];
                if (budget.Spend(j))
                    yield return default;
            }

            row[i] = Math.Sqrt(Math.Max(Negligible, row[i] - Sum(row, row, i)));
        }
    }

    private void Solve(double[] side)
    {
        for (var i = 0; i < side.Length; i++)
            side[i] = (side[i] - Sum(_system[i], side, i)) / _system[i][i];
        for (var i = side.Length - 1; i >= 0; i--)
        {
            for (var j = i + 1; j < side.Length; j++)
                side[i] -= _system[j][i] * side[j];
            side[i] /= _system[i][i];
        }
    }

    private static double Sum(double[] one, double[] other, int count)
    {
        var sum = 0.0;
        for (var i = 0; i < count; i++)
            sum += one[i] * other[i];
        return sum;
    }
}
