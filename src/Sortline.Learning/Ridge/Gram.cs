using Sortline.Learning.Numerics;

namespace Sortline.Learning.Ridge;

/// <summary>Makes the matrix of the equations, by products of rows in 32-bit floats.</summary>
internal static class Gram
{
    /// <summary>Each example times each other: for fewer examples than features.</summary>
    public static IEnumerable<Checkpoint> OfExamples(DesignMatrix design, SymmetricMatrix matrix, WorkBudget budget)
    {
        var products = new float[design.Count];
        for (var row = 0; row < design.Count; row++)
        {
            Multiply(design.Span(0, row + 1), design.Span(row, 1), row, products, matrix);
            if (budget.Spend((row + 1L) * design.Stride / 2))
                yield return default;
        }

        matrix.Centre(); // The rows are centred, but for the rounding of floats.
    }

    /// <summary>Each feature times each other: for more examples than features.</summary>
    public static IEnumerable<Checkpoint> OfFeatures(DesignMatrix design, SymmetricMatrix matrix, WorkBudget budget)
    {
        var products = new float[design.Length];
        var transposed = new float[design.Length * FloatKernels.Padded(Math.Min(DesignMatrix.Chunk, design.Count))];
        for (var first = 0; first < design.Count; first += DesignMatrix.Chunk)
        {
            var columns = design.Transpose(first, transposed);
            if (budget.Spend(transposed.Length))
                yield return default;

            for (var row = 0; row < design.Length; row++)
            {
                Multiply(
                    transposed.AsSpan(0, (row + 1) * columns),
                    transposed.AsSpan(row * columns, columns),
                    row,
                    products,
                    matrix
                );
                if (budget.Spend((row + 1L) * columns / 2))
                    yield return default;
            }
        }
    }

    private static void Multiply(
        ReadOnlySpan<float> upTo,
        ReadOnlySpan<float> query,
        int row,
        Span<float> products,
        SymmetricMatrix matrix
    )
    {
        FloatKernels.Dot(upTo, query, products[..(row + 1)]);
        var below = matrix.Below(row);
        for (var column = 0; column < row; column++)
            below[column] += products[column];
        matrix.Diagonal[row] += products[row];
    }
}
