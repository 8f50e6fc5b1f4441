using System.Runtime.Intrinsics;

namespace Sortline.Learning.Numerics;

/// <summary>The inner loops of the equations: rows of doubles, four columns at a time.</summary>
/// <remarks>
/// Like <see cref="FloatKernels"/>, with the order of the additions spelt out, so the last bit is the same on every machine. Rows are
/// padded to whole steps; a loop over part of a row goes to the end of its last step, so what lies there must be zeros.
/// </remarks>
internal static class DoubleKernels
{
    private const int Step = 4;

    /// <summary>The length of a row that holds so many numbers.</summary>
    public static int Padded(int length) => checked(length + Step - 1) / Step * Step;

    /// <summary>The sum of the products of two rows.</summary>
    public static unsafe double Dot(ReadOnlySpan<double> one, ReadOnlySpan<double> other)
    {
        Check(one.Length, other.Length);
        fixed (
            double* x = one,
                y = other
        )
        {
            Vector128<double> a = default,
                b = default;
            for (var i = 0; i < one.Length; i += Step)
            {
                a += *(Vector128<double>*)(x + i) * *(Vector128<double>*)(y + i);
                b += *(Vector128<double>*)(x + i + 2) * *(Vector128<double>*)(y + i + 2);
            }

            var lanes = a + b;
            return lanes[0] + lanes[1];
        }
    }

    /// <summary>Adds a multiple of a row to another one.</summary>
    public static unsafe void Add(double factor, ReadOnlySpan<double> row, Span<double> sums)
    {
        Check(row.Length, sums.Length);
        var factors = Vector128.Create(factor);
        fixed (
            double* x = row,
                y = sums
        )
        {
            for (var i = 0; i < row.Length; i += Step)
            {
                *(Vector128<double>*)(y + i) += factors * *(Vector128<double>*)(x + i);
                *(Vector128<double>*)(y + i + 2) += factors * *(Vector128<double>*)(x + i + 2);
            }
        }
    }

    /// <summary>Half a row of a symmetric matrix times a vector: what the row gives, and what its mirror image adds to the sums.</summary>
    public static unsafe double MultiplyHalf(ReadOnlySpan<double> row, ReadOnlySpan<double> vector, double own, Span<double> sums)
    {
        Check(row.Length, vector.Length);
        Check(row.Length, sums.Length);
        var factors = Vector128.Create(own);
        fixed (
            double* r = row,
                v = vector,
                s = sums
        )
        {
            Vector128<double> a = default,
                b = default;
            for (var i = 0; i < row.Length; i += Step)
            {
                var first = *(Vector128<double>*)(r + i);
                var second = *(Vector128<double>*)(r + i + 2);
                a += first * *(Vector128<double>*)(v + i);
                b += second * *(Vector128<double>*)(v + i + 2);
                *(Vector128<double>*)(s + i) += factors * first;
                *(Vector128<double>*)(s + i + 2) += factors * second;
            }

            var lanes = a + b;
            return lanes[0] + lanes[1];
        }
    }

    /// <summary>Takes the multiples of two rows off another one.</summary>
    public static unsafe void Subtract(
        double factor,
        ReadOnlySpan<double> row,
        double otherFactor,
        ReadOnlySpan<double> otherRow,
        Span<double> from
    )
    {
        Check(row.Length, from.Length);
        Check(otherRow.Length, from.Length);
        Vector128<double> f = Vector128.Create(factor),
            g = Vector128.Create(otherFactor);
        fixed (
            double* x = row,
                y = otherRow,
                z = from
        )
        {
            for (var i = 0; i < from.Length; i += Step)
            {
                *(Vector128<double>*)(z + i) -= f * *(Vector128<double>*)(x + i) + g * *(Vector128<double>*)(y + i);
                *(Vector128<double>*)(z + i + 2) -= f * *(Vector128<double>*)(x + i + 2) + g * *(Vector128<double>*)(y + i + 2);
            }
        }
    }

    /// <summary>One step of solving many tridiagonal systems side by side: carries on, and sums up weighted squares.</summary>
    /// <remarks>carried = row - factor * carried; squares += carried² * weight.</remarks>
    public static unsafe void Carry(
        ReadOnlySpan<double> row,
        double factor,
        Span<double> carried,
        double weight,
        Span<double> squares
    )
    {
        Check(row.Length, carried.Length);
        Check(row.Length, squares.Length);
        Vector128<double> f = Vector128.Create(factor),
            w = Vector128.Create(weight);
        fixed (
            double* x = row,
                c = carried,
                s = squares
        )
        {
            for (var i = 0; i < row.Length; i += 2)
            {
                var next = *(Vector128<double>*)(x + i) - f * *(Vector128<double>*)(c + i);
                *(Vector128<double>*)(c + i) = next;
                *(Vector128<double>*)(s + i) += next * next * w;
            }
        }
    }

    // Pointers check nothing, so this does.
    private static void Check(int length, int other)
    {
        if (length % Step != 0 || length != other)
            throw new ArgumentException("Rows must be padded, and to one length.");
    }
}
