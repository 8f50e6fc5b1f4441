using System.Collections.Immutable;
using Sortline.Learning.Numerics;

namespace Sortline.Learning.Ridge;

/// <summary>What a training has found.</summary>
internal sealed class Model(DesignMatrix design, RidgeSolver solver, Target[] targets)
{
    private readonly float[] _weights = solver.Weights;
    private readonly double[] _means = [.. targets.Select(target => target.Mean)];

    /// <summary>The examples.</summary>
    public DesignMatrix Design { get; } = design;

    /// <summary>What each example would get without it.</summary>
    public LeaveOneOut LeaveOneOut { get; } = solver.Best;

    /// <summary>The leave-one-out log-loss of each penalty.</summary>
    public ImmutableArray<double> Losses { get; } = [.. solver.Losses];

    /// <summary>What scores are multiplied by before they become confidences.</summary>
    public double InverseTemperature { get; } = solver.InverseTemperature;

    /// <summary>The score of each label.</summary>
    public double[] Scores(ReadOnlySpan<float> query)
    {
        var products = new float[_means.Length];
        FloatKernels.Dot(_weights, query, products);
        var scores = new double[products.Length];
        for (var label = 0; label < scores.Length; label++)
            scores[label] = _means[label] + products[label];

        return scores;
    }

    /// <summary>What each example adds to the score of a label: it is the sum of these and the label's share in the examples.</summary>
    public double[] Contributions(ReadOnlySpan<float> query, int label)
    {
        var products = new float[Design.Count];
        FloatKernels.Dot(Design.Span(0, Design.Count), query, products);
        var contributions = new double[products.Length];
        for (var i = 0; i < contributions.Length; i++)
            contributions[i] = LeaveOneOut.DualCoefficients[label][i] * products[i];

        return contributions;
    }
}
