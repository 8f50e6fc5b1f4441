using Sortline.Learning.Numerics;

namespace Sortline.Learning.Ridge;

/// <summary>A symmetric matrix: what is below the diagonal, row by row, and the diagonal beside it.</summary>
/// <remarks>On and above the diagonal the block holds zeros, so that loops may run to the end of their last step.</remarks>
internal sealed class SymmetricMatrix(int size)
{
    /// <summary>How many rows and columns there are.</summary>
    public int Size { get; } = size;

    /// <summary>From one row of <see cref="Block"/> to the next.</summary>
    public int Stride { get; } = DoubleKernels.Padded(size);

    /// <summary>The numbers below the diagonal.</summary>
    public double[] Block { get; } = new double[checked(size * DoubleKernels.Padded(size))];

    /// <summary>The numbers on the diagonal.</summary>
    public double[] Diagonal { get; } = new double[DoubleKernels.Padded(size)];

    /// <summary>A row up to the diagonal, the last step filled up.</summary>
    public Span<double> Below(int row) => Block.AsSpan(row * Stride, DoubleKernels.Padded(row));

    /// <summary>Makes the sum of every row and column zero: as if the vectors of a Gram matrix had been centred.</summary>
    public IEnumerable<Checkpoint> Centre(WorkBudget budget)
    {
        var means = new double[Size];
        for (var row = 0; row < Size; row++)
        {
            var below = Below(row);
            var sum = Diagonal[row];
            for (var column = 0; column < row; column++)
            {
                sum += below[column];
                means[column] += below[column];
            }

            means[row] += sum;
            if (budget.Spend(2L * row))
                yield return default;
        }

        var all = 0.0;
        for (var row = 0; row < Size; row++)
        {
            means[row] /= Size;
            all += means[row];
        }

        all /= Size;
        for (var row = 0; row < Size; row++)
        {
            var below = Below(row);
            var shift = means[row] - all;
            for (var column = 0; column < row; column++)
                below[column] -= means[column] + shift;
            Diagonal[row] -= means[row] + shift;
            if (budget.Spend(row))
                yield return default;
        }
    }
}
