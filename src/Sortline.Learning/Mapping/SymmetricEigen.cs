using Sortline.Learning.Numerics;

namespace Sortline.Learning.Mapping;

/// <summary>All eigenvalues and eigenvectors of a small symmetric matrix, by Jacobi's rotations.</summary>
/// <remarks>Golub and Van Loan, Matrix Computations, 8.5.2: row by row, until nothing is left beside the diagonal but rounding.</remarks>
internal sealed class SymmetricEigen
{
    private const int MostSweeps = 30; // Six or seven are the rule.
    private const double Negligible = 1e-15;

    private readonly double[,] _matrix;
    private readonly double[,] _vectors;
    private readonly int[] _order;

    /// <summary>Takes a matrix over; <see cref="Solve"/> does the work.</summary>
    public SymmetricEigen(double[,] matrix)
    {
        var size = matrix.GetLength(0);
        (_matrix, _vectors, _order) = (matrix, new double[size, size], new int[size]);
        for (var i = 0; i < size; i++)
            (_vectors[i, i], _order[i]) = (1, i);
    }

    /// <summary>An eigenvalue, the largest first.</summary>
    public double Value(int place) => _matrix[_order[place], _order[place]];

    /// <summary>A number of the eigenvector of <see cref="Value"/>.</summary>
    public double Vector(int place, int row) => _vectors[row, _order[place]];

    /// <summary>Does the work, with pauses.</summary>
    public IEnumerable<Checkpoint> Solve(WorkBudget budget)
    {
        var size = _order.Length;
        for (var sweep = 0; sweep < MostSweeps; sweep++)
        {
            var isDone = true;
            for (var row = 0; row < size; row++)
            {
                for (var column = row + 1; column < size; column++)
                {
                    if (Math.Abs(_matrix[row, column]) <= Negligible * Scale(row, column))
                        continue;
                    Rotate(row, column);
                    isDone = false;
                }

                if (budget.Spend(6L * size * (size - row)))
                    yield return default;
            }

            if (isDone)
                break;
        }

        Array.Sort(_order, (one, other) => _matrix[other, other].CompareTo(_matrix[one, one]));
    }

    private double Scale(int row, int column) => Math.Abs(_matrix[row, row]) + Math.Abs(_matrix[column, column]);

    private void Rotate(int p, int q)
    {
        var tau = (_matrix[q, q] - _matrix[p, p]) / (2 * _matrix[p, q]);
        var tangent = (tau >= 0 ? 1 : -1) / (Math.Abs(tau) + Math.Sqrt(1 + (tau * tau)));
        var cosine = 1 / Math.Sqrt(1 + (tangent * tangent));
        var sine = tangent * cosine;
        var size = _order.Length;
        for (var i = 0; i < size; i++)
            (_matrix[i, p], _matrix[i, q]) = Turned(_matrix[i, p], _matrix[i, q], cosine, sine);
        for (var i = 0; i < size; i++)
            (_matrix[p, i], _matrix[q, i]) = Turned(_matrix[p, i], _matrix[q, i], cosine, sine);
        for (var i = 0; i < size; i++)
            (_vectors[i, p], _vectors[i, q]) = Turned(_vectors[i, p], _vectors[i, q], cosine, sine);
        (_matrix[p, q], _matrix[q, p]) = (0, 0);
    }

    private static (double, double) Turned(double one, double other, double cosine, double sine) =>
        ((cosine * one) - (sine * other), (sine * one) + (cosine * other));
}
