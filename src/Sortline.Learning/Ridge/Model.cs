using System.Collections.Immutable;
using Sortline.Learning.Numerics;

namespace Sortline.Learning.Ridge;

/// <summary>What a classifier scores parts with.</summary>
internal abstract class Model(DesignMatrix design, double penalty, double inverseTemperature, ImmutableArray<double> losses)
{
    /// <summary>The examples that were fitted.</summary>
    public DesignMatrix Design => design;

    /// <summary>The penalty.</summary>
    public double Penalty => penalty;

    /// <summary>The leave-one-out log-loss of each penalty.</summary>
    public ImmutableArray<double> Losses => losses;

    /// <summary>What scores are multiplied by before they become confidences.</summary>
    public double InverseTemperature => inverseTemperature;

    /// <summary>What each example would get without it; null where that was not worked out.</summary>
    public virtual LeaveOneOut? LeaveOneOut => null;

    /// <summary>The product of each example, in the order of the ids, with a query.</summary>
    public abstract float[] Products(ReadOnlySpan<float> query);

    /// <summary>The score of each label.</summary>
    /// <param name="query">The part.</param>
    /// <param name="products">What <see cref="Products"/> gives for it.</param>
    public abstract double[] Scores(ReadOnlySpan<float> query, float[] products);

    /// <summary>What each example adds to the score of a label: it is the sum of these and the intercept.</summary>
    public abstract double[] Contributions(float[] products, int label);

    /// <summary>Each product times its coefficient.</summary>
    protected static double[] Multiply(double[] coefficients, float[] products)
    {
        var contributions = new double[products.Length];
        for (var i = 0; i < contributions.Length; i++)
            contributions[i] = coefficients[i] * products[i];

        return contributions;
    }

    /// <summary>Intercepts and rows of weights, times a query.</summary>
    internal static double[] Scores(double[] intercepts, float[] weights, ReadOnlySpan<float> query)
    {
        var products = new float[intercepts.Length];
        FloatKernels.Dot(weights, query, products);
        var scores = new double[products.Length];
        for (var label = 0; label < scores.Length; label++)
            scores[label] = intercepts[label] + products[label];

        return scores;
    }
}

/// <summary>What a training has found.</summary>
internal sealed class FittedModel(DesignMatrix design, RidgeSolver solver, Target[] targets)
    : Model(design, solver.Best.Penalty, solver.InverseTemperature, [.. solver.Losses])
{
    private readonly float[] _weights = solver.Weights;
    private readonly double[] _intercepts = [.. targets.Select(target => target.Mean)];
    private readonly LeaveOneOut _leaveOneOut = solver.Best;

    public override LeaveOneOut LeaveOneOut => _leaveOneOut;

    /// <summary>All of it that answers, and none of the examples.</summary>
    public RidgeWeights WeightsFor(ImmutableArray<Label> labels) =>
        new(labels, Design.Length, Design.Frame, _intercepts, _weights, InverseTemperature);

    public override float[] Products(ReadOnlySpan<float> query)
    {
        var products = new float[Design.Count];
        FloatKernels.Dot(Design.Span(0, Design.Count), query, products);
        return products;
    }

    public override double[] Scores(ReadOnlySpan<float> query, float[] products) => Scores(_intercepts, _weights, query);

    public override double[] Contributions(float[] products, int label) =>
        Multiply(_leaveOneOut.DualCoefficients[label], products);
}
