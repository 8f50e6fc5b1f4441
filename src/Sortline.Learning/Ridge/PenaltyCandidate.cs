using Sortline.Learning.Numerics;

namespace Sortline.Learning.Ridge;

/// <summary>What one penalty makes of the examples.</summary>
internal sealed class PenaltyCandidate(double penalty, LdlFactors factors, double[][] weights, int padded)
{
    private readonly double[] _carried = new double[padded];

    /// <summary>The penalty.</summary>
    public double Penalty => penalty;

    /// <summary>For each label, the solution of the transformed equations.</summary>
    public double[][] Weights => weights;

    /// <summary>For each label the fitted numbers of the examples; what they are depends on the matrix.</summary>
    public double[][] Fits { get; } = [.. weights.Select(_ => new double[padded])];

    /// <summary>For each example its own part in its fit.</summary>
    public double[] Leverages { get; } = new double[padded];

    /// <summary>For each example that has near-copies the residual of every label, had neither it nor they been shown.</summary>
    public Dictionary<int, double[]> LeftOut { get; } = [];

    /// <summary>The equations with the penalty.</summary>
    public LdlFactors Factors => factors;

    /// <summary>Starts on the next block of examples.</summary>
    public void Begin() => Array.Clear(_carried);

    /// <summary>Takes one row of a block of transformed examples into the leverages: a column for each example.</summary>
    /// <param name="row">Which row.</param>
    /// <param name="block">The numbers, padded.</param>
    /// <param name="first">The first example.</param>
    public void TakeLeverages(int row, ReadOnlySpan<double> block, int first) =>
        DoubleKernels.Carry(
            block,
            factors.Below[row],
            _carried.AsSpan(0, block.Length),
            factors.Weights[row],
            Leverages.AsSpan(first, block.Length)
        );

    /// <summary>Takes the same row into the fits of some labels.</summary>
    public void TakeFits(int row, ReadOnlySpan<double> block, int first, int fromLabel, int toLabel)
    {
        for (var label = fromLabel; label < toLabel; label++)
            DoubleKernels.Add(weights[label][row], block, Fits[label].AsSpan(first, block.Length));
    }
}
