using Sortline.Learning.Numerics;

namespace Sortline.Learning.Ridge;

/// <summary>A symmetric matrix transformed until only the diagonal and its neighbours are left: matrix = Q T Q'.</summary>
/// <remarks>
/// Householder's reflections, from the last row up (Golub and Van Loan, Matrix Computations, 8.3.1). With Q and T at hand,
/// the equations for one more penalty cost only the square of the size, so that every penalty can be tried.
/// </remarks>
internal sealed class Tridiagonal
{
    // Squares of numbers so small are lost in the rounding of the 32-bit features by far.
    private const double Negligible = 1e-60;

    private readonly SymmetricMatrix _matrix;
    private readonly double[] _halfSquares; // Half the square of each reflection's vector; 0 where there is none.

    /// <summary>Takes a matrix over, to be reduced in place by <see cref="Reduce"/>.</summary>
    public Tridiagonal(SymmetricMatrix matrix)
    {
        _matrix = matrix;
        _halfSquares = new double[matrix.Size];
        Beside = new double[Math.Max(0, matrix.Size - 1)];
    }

    /// <summary>The matrix to be filled in before anything else.</summary>
    public SymmetricMatrix Matrix => _matrix;

    /// <summary>How many rows and columns there are.</summary>
    public int Size => _matrix.Size;

    /// <summary>From one row of Q' to the next.</summary>
    public int Stride => _matrix.Stride;

    /// <summary>T beside its diagonal: number i connects rows i and i + 1.</summary>
    public double[] Beside { get; }

    /// <summary>One row of Q'.</summary>
    public ReadOnlySpan<double> Row(int row) => _matrix.Block.AsSpan(row * Stride, Stride);

    /// <summary>The same row of Q', for what goes on after a pause.</summary>
    public ReadOnlyMemory<double> RowMemory(int row) => _matrix.Block.AsMemory(row * Stride, Stride);

    /// <summary>Does the work, with pauses.</summary>
    public IEnumerable<Checkpoint> Reduce(WorkBudget budget) => ReduceRows(budget).Concat(AccumulateQ(budget));

    /// <summary>The equations (T + penalty) x = b, ready to be solved.</summary>
    public LdlFactors Factor(double penalty)
    {
        double[] weights = new double[Size],
            factors = new double[Size];
        for (var row = 0; row < Size; row++)
        {
            var pivot = _matrix.Diagonal[row] + penalty;
            if (row > 0)
            {
                factors[row] = Beside[row - 1] * weights[row - 1];
                pivot -= factors[row] * Beside[row - 1];
            }

            weights[row] = 1 / pivot; // At least about the penalty: no eigenvalue is negative, save by rounding.
        }

        return new(factors, weights);
    }

    private IEnumerable<Checkpoint> ReduceRows(WorkBudget budget)
    {
        double[] vector = new double[Stride],
            product = new double[Stride];
        for (var last = Size - 1; last > 0; last--)
        {
            if (!Reflect(last, vector))
                continue;

            Array.Clear(product);
            for (var row = 0; row < last; row++)
            {
                MultiplyRow(row, vector, product);
                if (budget.Spend(row))
                    yield return default;
            }

            FormRankTwoUpdate(last, vector, product);
            if (budget.Spend(8L * last)) // With the search for the reflection.
                yield return default;
            for (var row = 0; row < last; row++)
            {
                UpdateRow(row, vector, product);
                if (budget.Spend(row))
                    yield return default;
            }
        }
    }

    /// <summary>Finds the reflection that clears a row but for the number beside the diagonal; keeps its vector in that row.</summary>
    private bool Reflect(int last, double[] vector)
    {
        var row = _matrix.Below(last);
        Array.Clear(vector);
        row.CopyTo(vector);
        var beside = vector[last - 1];
        vector[last - 1] = 0;
        var others = DoubleKernels.Dot(vector, vector);
        if (others < Negligible)
        {
            Beside[last - 1] = beside;
            return false;
        }

        var length = Math.Sqrt(others + beside * beside);
        var target = beside >= 0 ? -length : length; // The far side: no cancellation.
        Beside[last - 1] = target;
        _halfSquares[last] = others + beside * beside - beside * target;
        row[last - 1] = vector[last - 1] = beside - target;
        return true;
    }

    private void MultiplyRow(int row, double[] vector, double[] product)
    {
        var below = _matrix.Below(row);
        var sum = DoubleKernels.MultiplyHalf(below, vector.AsSpan(0, below.Length), vector[row], product.AsSpan(0, below.Length));
        product[row] += sum + _matrix.Diagonal[row] * vector[row];
    }

    private void FormRankTwoUpdate(int last, double[] vector, double[] product)
    {
        var half = _halfSquares[last];
        for (var row = 0; row < last; row++)
            product[row] /= half;
        DoubleKernels.Add(-DoubleKernels.Dot(vector, product) / (2 * half), vector, product);
    }

    private void UpdateRow(int row, double[] vector, double[] product)
    {
        var below = _matrix.Below(row);
        var (own, ownProduct) = (vector[row], product[row]);
        DoubleKernels.Subtract(own, product.AsSpan(0, below.Length), ownProduct, vector.AsSpan(0, below.Length), below);
        below[row..].Clear();
        _matrix.Diagonal[row] -= 2 * own * ownProduct;
    }

    /// <summary>Multiplies the reflections out, the shortest first: row by row, Q' takes the place of their vectors.</summary>
    private IEnumerable<Checkpoint> AccumulateQ(WorkBudget budget)
    {
        var vector = new double[Stride];
        for (var last = 0; last < Size; last++)
        {
            var half = _halfSquares[last];
            Array.Clear(vector);
            _matrix.Below(last).CopyTo(vector);
            for (var row = 0; row < last && half > 0; row++)
            {
                Apply(row, DoubleKernels.Padded(last), vector, half);
                if (budget.Spend(2 * last))
                    yield return default;
            }

            _matrix.Below(last).Clear();
            _matrix.Block[last * Stride + last] = 1;
        }
    }

    private void Apply(int row, int length, double[] vector, double half)
    {
        Span<double> transformed = _matrix.Block.AsSpan(row * Stride, length),
            reflected = vector.AsSpan(0, length);
        DoubleKernels.Add(-DoubleKernels.Dot(transformed, reflected) / half, reflected, transformed);
    }
}
