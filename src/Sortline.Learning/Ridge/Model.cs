using System.Collections.Immutable;
using Sortline.Learning.Numerics;

namespace Sortline.Learning.Ridge;

/// <summary>What a training has found.</summary>
internal sealed class Model(Rows rows, Equations equations, Target[] targets)
{
    private readonly float[] _weights = equations.Weights;
    private readonly double[] _means = [.. targets.Select(target => target.Mean)];

    /// <summary>The examples.</summary>
    public Rows Rows { get; } = rows;

    /// <summary>What each example would get without it.</summary>
    public LeftOut LeftOut { get; } = equations.Best;

    /// <summary>The leave-one-out log-loss of each penalty.</summary>
    public ImmutableArray<double> Losses { get; } = [.. equations.Losses];

    /// <summary>What scores are multiplied by before they become confidences.</summary>
    public double Sharpness { get; } = equations.Sharpness;

    /// <summary>The score of each label.</summary>
    public double[] Scores(ReadOnlySpan<float> query)
    {
        var products = new float[_means.Length];
        Lanes.Dot(_weights, query, products);
        var scores = new double[products.Length];
        for (var label = 0; label < scores.Length; label++)
            scores[label] = _means[label] + products[label];

        return scores;
    }

    /// <summary>What each example adds to the score of a label: it is the sum of these and the label's share in the examples.</summary>
    public double[] Pulls(ReadOnlySpan<float> query, int label)
    {
        var products = new float[Rows.Count];
        Lanes.Dot(Rows.Span(0, Rows.Count), query, products);
        var pulls = new double[products.Length];
        for (var i = 0; i < pulls.Length; i++)
            pulls[i] = LeftOut.Pulls[label][i] * products[i];

        return pulls;
    }
}
