using Sortline.Learning.Numerics;

namespace Sortline.Learning.Ridge;

/// <summary>Makes the matrix of the equations, by products of rows in 32-bit floats.</summary>
internal static class Gram
{
    /// <summary>Each example times each other: for fewer examples than features.</summary>
    public static IEnumerable<Checkpoint> OfExamples(DesignMatrix design, SymmetricMatrix matrix, WorkBudget budget)
    {
        var products = new float[design.Count];
        var batch = WorkBudget.ItemsInStep(design.Stride / 2);
        for (var row = 0; row < design.Count; row++)
        {
            for (var first = 0; first <= row; first += batch)
            {
                var count = Math.Min(batch, row + 1 - first);
                Multiply(design.Span(first, count), design.Span(row, 1), first, row, products.AsSpan(0, count), matrix);
                if (budget.Spend((long)count * design.Stride / 2))
                    yield return default;
            }
        }

        // The rows are centred, but for the rounding of floats.
        foreach (var checkpoint in matrix.Centre(budget))
            yield return checkpoint;
    }

    /// <summary>Each feature times each other: for more examples than features.</summary>
    public static IEnumerable<Checkpoint> OfFeatures(DesignMatrix design, SymmetricMatrix matrix, WorkBudget budget)
    {
        var products = new float[design.Length];
        var transposed = design.NewTransposed();
        for (var chunk = 0; chunk < design.Count; chunk += DesignMatrix.Chunk)
        {
            foreach (var checkpoint in design.Transpose(chunk, transposed, budget))
                yield return checkpoint;

            var columns = design.ColumnsOf(chunk);
            var batch = WorkBudget.ItemsInStep(columns / 2);
            for (var row = 0; row < design.Length; row++)
            {
                for (var first = 0; first <= row; first += batch)
                {
                    var count = Math.Min(batch, row + 1 - first);
                    Multiply(
                        transposed.AsSpan(first * columns, count * columns),
                        transposed.AsSpan(row * columns, columns),
                        first,
                        row,
                        products.AsSpan(0, count),
                        matrix
                    );
                    if (budget.Spend((long)count * columns / 2))
                        yield return default;
                }
            }
        }
    }

    private static void Multiply(
        ReadOnlySpan<float> others,
        ReadOnlySpan<float> query,
        int first,
        int row,
        Span<float> products,
        SymmetricMatrix matrix
    )
    {
        FloatKernels.Dot(others, query, products);
        var below = matrix.Below(row);
        for (var i = 0; i < products.Length; i++)
        {
            if (first + i < row)
                below[first + i] += products[i];
            else
                matrix.Diagonal[row] += products[i];
        }
    }
}
