using Sortline.Learning.Numerics;

namespace Sortline.Learning.Ridge;

internal sealed partial class RidgeSolver
{
    private IEnumerable<Checkpoint> ComputeWeightsDual(double[][] dualCoefficients, WorkBudget budget)
    {
        var transposed = new float[design.Length * FloatKernels.Padded(Math.Min(DesignMatrix.Chunk, design.Count))];
        var sums = new double[Weights.Length];
        for (var first = 0; first < design.Count; first += DesignMatrix.Chunk)
        {
            var columns = design.Transpose(first, transposed);
            if (budget.Spend(transposed.Length))
                yield return default;

            for (var label = 0; label < dualCoefficients.Length; label++)
            {
                AddContributions(
                    dualCoefficients[label],
                    first,
                    columns,
                    transposed,
                    sums.AsSpan(label * design.Stride, design.Length)
                );
                if (budget.Spend(transposed.Length / 2))
                    yield return default;
            }
        }

        for (var i = 0; i < sums.Length; i++)
            Weights[i] = (float)sums[i];
    }

    private static void AddContributions(double[] dualCoefficients, int first, int columns, float[] transposed, Span<double> sums)
    {
        float[] query = new float[columns],
            products = new float[sums.Length];
        for (var i = 0; i < columns && first + i < dualCoefficients.Length; i++)
            query[i] = (float)dualCoefficients[first + i];
        FloatKernels.Dot(transposed.AsSpan(0, sums.Length * columns), query, products);
        for (var i = 0; i < sums.Length; i++)
            sums[i] += products[i];
    }

    private IEnumerable<Checkpoint> ComputeWeightsPrimal(PenaltyCandidate candidate, WorkBudget budget)
    {
        for (var label = 0; label < targets.Length; label++)
        {
            var sum = new double[_tridiagonal.Stride];
            for (var row = 0; row < _tridiagonal.Size; row++)
            {
                DoubleKernels.Add(candidate.Weights[label][row], _tridiagonal.Row(row), sum);
                if (budget.Spend(_tridiagonal.Stride))
                    yield return default;
            }

            for (var i = 0; i < design.Length; i++)
                Weights[label * design.Stride + i] = (float)sum[i];
        }
    }
}
