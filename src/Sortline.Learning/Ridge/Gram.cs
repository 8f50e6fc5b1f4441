using Sortline.Learning.Numerics;

namespace Sortline.Learning.Ridge;

/// <summary>Makes the matrix of the equations, by products of rows in 32-bit floats.</summary>
internal static class Gram
{
    /// <summary>Each example times each other: for fewer examples than features.</summary>
    public static IEnumerable<Pause> OfExamples(Rows rows, SymmetricMatrix matrix, Portion portion)
    {
        var products = new float[rows.Count];
        for (var row = 0; row < rows.Count; row++)
        {
            Multiply(rows.Span(0, row + 1), rows.Span(row, 1), row, products, matrix);
            if (portion.IsFullAfter((row + 1L) * rows.Stride / 2))
                yield return default;
        }

        matrix.Centre(); // The rows are centred, but for the rounding of floats.
    }

    /// <summary>Each feature times each other: for more examples than features.</summary>
    public static IEnumerable<Pause> OfFeatures(Rows rows, SymmetricMatrix matrix, Portion portion)
    {
        var products = new float[rows.Length];
        var turned = new float[rows.Length * Lanes.Padded(Math.Min(Rows.Chunk, rows.Count))];
        for (var first = 0; first < rows.Count; first += Rows.Chunk)
        {
            var columns = rows.Transpose(first, turned);
            if (portion.IsFullAfter(turned.Length))
                yield return default;

            for (var row = 0; row < rows.Length; row++)
            {
                Multiply(turned.AsSpan(0, (row + 1) * columns), turned.AsSpan(row * columns, columns), row, products, matrix);
                if (portion.IsFullAfter((row + 1L) * columns / 2))
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
        Lanes.Dot(upTo, query, products[..(row + 1)]);
        var below = matrix.Below(row);
        for (var column = 0; column < row; column++)
            below[column] += products[column];
        matrix.Diagonal[row] += products[row];
    }
}
