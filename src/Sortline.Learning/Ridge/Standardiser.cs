namespace Sortline.Learning.Ridge;

/// <summary>Brings every feature to mean 0 and standard deviation 1 over the examples, then every vector to length 1.</summary>
/// <remarks>
/// A feature that is the same in all examples tells nothing and becomes 0. A vector without anything left becomes a row
/// of zeros. The deviation is that of the population (divided by n), as with scikit-learn's StandardScaler.
/// </remarks>
internal sealed class Standardiser
{
    private readonly double[] _means;
    private readonly double[] _scales;

    private Standardiser(double[] means, double[] scales) => (_means, _scales) = (means, scales);

    /// <summary>How many features a vector has.</summary>
    public int Length => _means.Length;

    /// <summary>Writes the standardised vector, scaled to length 1, into a row. The padding behind it must be zeros, and stays so.</summary>
    public void WriteUnit(FeatureVector vector, Span<float> row)
    {
        var features = vector.Span;
        var values = new double[features.Length];
        var sumOfSquares = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            var value = (features[i] - _means[i]) * _scales[i];
            values[i] = value;
            sumOfSquares += value * value;
        }

        var scale = sumOfSquares > 0 ? 1 / Math.Sqrt(sumOfSquares) : 0;
        for (var i = 0; i < values.Length; i++)
            row[i] = (float)(values[i] * scale);
    }

    /// <summary>Writes the features that <see cref="WriteUnit"/> would bring to such a row, whatever its length.</summary>
    public void WriteBack(ReadOnlySpan<double> row, Span<float> features)
    {
        for (var i = 0; i < features.Length; i++)
            features[i] = (float)(_means[i] + (_scales[i] > 0 ? row[i] / _scales[i] : 0));
    }

    /// <summary>Measures examples one after the other; only their order decides about the last bit.</summary>
    internal sealed class Measuring(FeatureVector first)
    {
        // Deviations from the first example: exactly 0 for a feature that never changes.
        private readonly double[] _sums = new double[first.Length];
        private readonly double[] _squares = new double[first.Length];
        private int _count;

        /// <summary>Takes one more example in.</summary>
        public void Add(FeatureVector example)
        {
            ReadOnlySpan<float> features = example.Span,
                origin = first.Span;
            Span<double> sums = _sums,
                squares = _squares;
            for (var i = 0; i < features.Length; i++)
            {
                var deviation = (double)features[i] - origin[i];
                sums[i] += deviation;
                squares[i] += deviation * deviation;
            }

            _count++;
        }

        /// <summary>The standardiser for the examples so far.</summary>
        public Standardiser Finish()
        {
            double[] means = new double[_sums.Length],
                scales = new double[_sums.Length];
            for (var i = 0; i < means.Length; i++)
            {
                var shift = _sums[i] / _count;
                var variance = _squares[i] / _count - shift * shift;
                means[i] = first.Span[i] + shift;
                scales[i] = variance > 0 ? 1 / Math.Sqrt(variance) : 0;
            }

            return new(means, scales);
        }
    }
}
