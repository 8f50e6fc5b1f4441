using System.Runtime.Intrinsics;

namespace Sortline.Learning.Numerics;

/// <summary>The inner loop of the library: dot products of rows of numbers, sixteen columns at a time.</summary>
/// <remarks>
/// The order of the additions is spelt out, four lanes of four, so the last bit of a sum is the same in the browser
/// (128-bit registers) and natively (any width): a close call must not depend on the machine. A general-purpose dot
/// product adds up in the machine's own width. It is also slower where it matters, in the interpreted browser.
/// </remarks>
internal static class FloatKernels
{
    private const int Step = 16;

    /// <summary>The length of a row that holds so many numbers; the rest of the row must be zeros.</summary>
    public static int Padded(int length) => checked(length + Step - 1) / Step * Step;

    /// <summary>Multiplies each row with the query and sums up.</summary>
    /// <param name="rows">As many rows as there are <paramref name="sums"/>, back to back.</param>
    /// <param name="query">One row, padded like the others.</param>
    /// <param name="sums">Takes the result for each row.</param>
    public static unsafe void Dot(ReadOnlySpan<float> rows, ReadOnlySpan<float> query, Span<float> sums)
    {
        // Pointers check nothing, so this does.
        if (query.Length % Step != 0 || rows.Length != (long)query.Length * sums.Length)
            throw new ArgumentException("Rows and query must be padded to one length, with one sum for each row.");

        fixed (
            float* firstRow = rows,
                start = query
        )
        {
            var row = firstRow;
            var end = start + query.Length;
            for (var i = 0; i < sums.Length; i++)
            {
                Vector128<float> a = default,
                    b = default,
                    c = default,
                    d = default;
                for (var column = start; column < end; column += Step, row += Step)
                {
                    a += *(Vector128<float>*)row * *(Vector128<float>*)column;
                    b += *(Vector128<float>*)(row + 4) * *(Vector128<float>*)(column + 4);
                    c += *(Vector128<float>*)(row + 8) * *(Vector128<float>*)(column + 8);
                    d += *(Vector128<float>*)(row + 12) * *(Vector128<float>*)(column + 12);
                }

                var lanes = a + b + (c + d);
                sums[i] = lanes[0] + lanes[1] + (lanes[2] + lanes[3]);
            }
        }
    }
}
