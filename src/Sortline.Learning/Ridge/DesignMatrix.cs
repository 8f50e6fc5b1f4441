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
    }

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
            Centre(_block.AsSpan(row * Stride, Stride));
            if (budget.Spend(2 * Length))
                yield return default;
        }
    }

    /// <summary>A part as a row of this kind.</summary>
    public float[] Query(FeatureVector part)
    {
        var row = new float[Stride];
        _standardiser.WriteUnit(part, row);
        Centre(row);
        return row;
    }

    /// <summary>A chunk of examples transposed: one row for each feature, one column for each example, padded with zeros.</summary>
    /// <param name="first">The first example.</param>
    /// <param name="transposed">Takes the rows.</param>
    /// <returns>How many columns each row has.</returns>
    public int Transpose(int first, float[] transposed)
    {
        var count = Math.Min(Chunk, Count - first);
        var columns = FloatKernels.Padded(count);
        Array.Clear(transposed);
        for (var i = 0; i < count; i++)
        {
            var row = _block.AsSpan((first + i) * Stride, Length);
            for (var feature = 0; feature < row.Length; feature++)
                transposed[feature * columns + i] = row[feature];
        }

        return columns;
    }

    private void Sum(int row, double[] sums)
    {
        var values = _block.AsSpan(row * Stride, Length);
        for (var i = 0; i < values.Length; i++)
            sums[i] += values[i];
    }

    private void Centre(Span<float> row)
    {
        ReadOnlySpan<float> mean = _mean;
        for (var i = 0; i < row.Length; i++)
            row[i] -= mean[i];
    }
}
