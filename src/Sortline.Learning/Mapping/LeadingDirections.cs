using Sortline.Learning.Numerics;

namespace Sortline.Learning.Mapping;

/// <summary>Finds the two largest eigenvalues of the products of all pairs of rows, and their eigenvectors.</summary>
/// <remarks>
/// <para>
/// The block Lanczos method with a block of two (Golub and Van Loan, Matrix Computations, 10.3.6), every vector made upright on all before
/// it twice. Two start vectors find an eigenvalue that comes twice, as where three examples are all equally unlike; with one alone it
/// would be found once. It ends when what is left of both is <see cref="Converged"/> of the largest.
/// </para>
/// <para>The start vectors are fixed and every sum has a fixed order: equal rows give equal vectors, to the last bit, on every machine.</para>
/// </remarks>
internal sealed class LeadingDirections
{
    private const int Wanted = 2;
    private const int Most = 96; // Vectors. Features of pictures take twenty to forty; what has no two directions that stand out may take all.
    private const double Converged = 1e-6;
    private const double Negligible = 1e-12;

    private readonly CentredRows _rows;
    private readonly List<double[]> _basis = [];
    private readonly double[,] _projected = new double[Most + Wanted, Most + Wanted];
    private readonly int _stride;

    public LeadingDirections(CentredRows rows)
    {
        (_rows, _stride) = (rows, DoubleKernels.Padded(rows.Count));
        for (var number = 0; number < Wanted; number++)
        {
            var start = Start(number);
            Append(start, Math.Sqrt(DoubleKernels.Dot(start, start)));
        }
    }

    /// <summary>The eigenvectors, that of the largest eigenvalue first; fewer than two if there are no more.</summary>
    public List<double[]> Vectors { get; } = [];

    /// <summary>Does the work, with pauses.</summary>
    public IEnumerable<Checkpoint> Find(WorkBudget budget)
    {
        var nextLook = Wanted;
        var image = new double[_stride];
        for (var processed = 0; processed < Math.Min(_basis.Count, Most); )
        {
            foreach (var checkpoint in _rows.Multiply(_basis[processed], image, budget))
                yield return checkpoint;
            Take(image, processed++);
            if (budget.Spend(5L * _basis.Count * _stride))
                yield return default;

            var isLast = processed == Math.Min(_basis.Count, Most);
            if (processed < nextLook && !isLast)
                continue;

            nextLook += 2 + (processed / 4);
            SymmetricEigen ritz = new(Projected(processed));
            foreach (var checkpoint in ritz.Solve(budget))
                yield return checkpoint;
            if (!isLast && LeftOf(ritz, processed) > Converged * ritz.Value(0))
                continue;

            for (var place = 0; place < Math.Min(Wanted, processed); place++)
                Vectors.Add(Combined(ritz, place, processed));
            yield break;
        }
    }

    private void Take(double[] image, int processed)
    {
        for (var i = 0; i < _basis.Count; i++)
            _projected[i, processed] = _projected[processed, i] = DoubleKernels.Dot(_basis[i], image);
        var next = _basis.Count;
        if (Append((double[])image.Clone(), _rows.Total) is > 0 and var length)
            _projected[next, processed] = _projected[processed, next] = length;
    }

    /// <summary>Adds what of a vector is upright on all others to them.</summary>
    /// <returns>How long that is; 0 if there is nothing.</returns>
    private double Append(double[] vector, double scale)
    {
        for (var time = 0; time < 2; time++)
        {
            foreach (var other in _basis)
                DoubleKernels.Add(-DoubleKernels.Dot(other, vector), other, vector);
        }

        var length = Math.Sqrt(DoubleKernels.Dot(vector, vector));
        if (!(length > Negligible * scale))
            return 0;

        for (var i = 0; i < vector.Length; i++)
            vector[i] /= length;
        _basis.Add(vector);
        return length;
    }

    private double[,] Projected(int size)
    {
        var projected = new double[size, size];
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++)
                projected[row, column] = _projected[row, column];
        }

        return projected;
    }

    /// <summary>How much of the image of an approximate eigenvector points out of the space so far; of both the more.</summary>
    private double LeftOf(SymmetricEigen ritz, int processed)
    {
        var most = 0.0;
        for (var place = 0; place < Math.Min(Wanted, processed); place++)
        {
            var squares = 0.0;
            for (var outer = processed; outer < _basis.Count; outer++)
            {
                var sum = 0.0;
                for (var i = 0; i < processed; i++)
                    sum += _projected[outer, i] * ritz.Vector(place, i);
                squares += sum * sum;
            }

            most = Math.Max(most, Math.Sqrt(squares));
        }

        return most;
    }

    private double[] Combined(SymmetricEigen ritz, int place, int processed)
    {
        var sum = new double[_stride];
        for (var i = 0; i < processed; i++)
            DoubleKernels.Add(ritz.Vector(place, i), _basis[i], sum);
        return sum;
    }

    // Any numbers do that have no pattern of their own; their mean is taken off, since that of the rows is, too.
    private double[] Start(int number)
    {
        var start = new double[_stride];
        var mean = 0.0;
        for (var row = 0; row < _rows.Count; row++)
        {
            var mixed = (ulong)((row * Wanted) + number + 1) * 0x9E3779B97F4A7C15; // SplitMix64 (Steele, Lea and Flood, 2014).
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            start[row] = ((mixed ^ (mixed >> 31)) >> 11) / (double)(1UL << 53) - 0.5;
            mean += start[row] / _rows.Count;
        }

        for (var row = 0; row < _rows.Count; row++)
            start[row] -= mean;
        return start;
    }
}
