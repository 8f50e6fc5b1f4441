using Sortline.Learning.Numerics;

namespace Sortline.Learning.Ridge;

/// <summary>The examples as ridge regression sees them: standardised, of length 1, then centred.</summary>
internal sealed class DesignMatrix
{
    /// <summary>How many examples are transposed at a time.</summary>
    public const int Chunk = 256;

    private readonly Standardiser _standardiser;
    private readonly float[] _block;
    private readonly float[] _mean;

    /// <summary>Makes room; <see cref="Fill"/> does the work.</summary>
    public DesignMatrix(Standardiser standardiser, int count, int length)
    {
        (_standardiser, Count, Length, Stride) = (standardiser, count, length, FloatKernels.Padded(length));
        _block = new float[checked(count * Stride)];
        _mean = new float[Stride];
        Frame = new(standardiser, _mean);
    }

    /// <summary>What brings a part to where the rows are. It stays good when the rows are let go.</summary>
    public QueryFrame Frame { get; }

    /// <summary>How many examples there are.</summary>
    public int Count { get; }

    /// <summary>How many features each has.</summary>
    public int Length { get; }

    /// <summary>From one row to the next.</summary>
    public int Stride { get; }

    /// <summary>Some rows, back to back.</summary>
    public ReadOnlySpan<float> Span(int first, int count) => _block.AsSpan(first * Stride, count * Stride);

    /// <summary>Standardises and centres the examples, with pauses.</summary>
    public IEnumerable<Checkpoint> Fill(IReadOnlyList<Example> examples, WorkBudget budget)
    {
        var sums = new double[Stride];
        for (var row = 0; row < Count; row++)
        {
            _standardiser.WriteUnit(examples[row].Features, _block.AsSpan(row * Stride, Stride));
            Sum(row, sums);
            if (budget.Spend(10 * Length))
                yield return default;
        }

        for (var i = 0; i < Length; i++)
            _mean[i] = (float)(sums[i] / Count);
        for (var row = 0; row < Count; row++)
        {
            Frame.Centre(_block.AsSpan(row * Stride, Stride));
            if (budget.Spend(2 * Length))
                yield return default;
        }
    }

    /// <summary>A part as a row of this kind.</summary>
    public float[] Query(FeatureVector part) => Frame.Query(part);

    /// <summary>Room for <see cref="Transpose"/>.</summary>
    public float[] NewTransposed() => new float[checked(Length * FloatKernels.Padded(Math.Min(Chunk, Count)))];

    /// <summary>How many columns a transposed chunk has, from an example on.</summary>
    public int ColumnsOf(int first) => FloatKernels.Padded(Math.Min(Chunk, Count - first));

    /// <summary>A chunk of examples transposed: one row for each feature, one column for each example, padded with zeros.</summary>
    public IEnumerable<Checkpoint> Transpose(int first, float[] transposed, WorkBudget budget)
    {
        var (count, columns) = (Math.Min(Chunk, Count - first), ColumnsOf(first));
        Array.Clear(transposed);
        for (var i = 0; i < count; i++)
        {
            var row = _block.AsSpan((first + i) * Stride, Length);
            for (var feature = 0; feature < row.Length; feature++)
                transposed[feature * columns + i] = row[feature];
            if (budget.Spend(Length))
                yield return default;
        }
    }

    /// <summary>Sums the examples up, each times its coefficient.</summary>
    /// <param name="coefficients">For each label, a number for each example.</param>
    /// <param name="sums">Takes one row for each label, from row to row a <see cref="Stride"/>.</param>
    /// <param name="budget">Says when to pause.</param>
    public IEnumerable<Checkpoint> Combine(double[][] coefficients, float[] sums, WorkBudget budget)
    {
        var transposed = NewTransposed();
        var exact = new double[sums.Length];
        for (var first = 0; first < Count; first += Chunk)
        {
            foreach (var checkpoint in Transpose(first, transposed, budget))
                yield return checkpoint;

            var columns = ColumnsOf(first);
            var features = WorkBudget.ItemsInStep(columns / 2);
            for (var label = 0; label < coefficients.Length; label++)
            {
                for (var from = 0; from < Length; from += features)
                {
                    var count = Math.Min(features, Length - from);
                    AddProducts(
                        coefficients[label],
                        first,
                        transposed.AsSpan(from * columns, count * columns),
                        exact.AsSpan(label * Stride + from, count)
                    );
                    if (budget.Spend((long)count * columns / 2))
                        yield return default;
                }
            }
        }

        for (var i = 0; i < sums.Length; i++)
            sums[i] = (float)exact[i];
    }

    private static void AddProducts(double[] coefficients, int first, ReadOnlySpan<float> transposed, Span<double> sums)
    {
        float[] query = new float[transposed.Length / sums.Length],
            products = new float[sums.Length];
        for (var i = 0; i < query.Length && first + i < coefficients.Length; i++)
            query[i] = (float)coefficients[first + i];
        FloatKernels.Dot(transposed, query, products);
        for (var i = 0; i < sums.Length; i++)
            sums[i] += products[i];
    }

    private void Sum(int row, double[] sums)
    {
        var values = _block.AsSpan(row * Stride, Length);
        for (var i = 0; i < values.Length; i++)
            sums[i] += values[i];
    }
}
