using Sortline.Learning.Numerics;

namespace Sortline.Learning.Ridge;

/// <summary>A fit that a few changes were taken into: mean, deviation, penalty and temperature stay those of the fit.</summary>
/// <param name="fitted">The fit.</param>
/// <param name="rows">For each example its row in the design matrix, or the complement of its place among those added.</param>
/// <param name="added">The rows of the examples added, back to back.</param>
/// <param name="intercepts">For each label.</param>
/// <param name="weights">A row for each label, or null where scores are made of <paramref name="coefficients"/>.</param>
/// <param name="coefficients">The dual coefficients: for each label a number for each example.</param>
internal sealed class UpdatedModel(
    Model fitted,
    int[] rows,
    float[] added,
    double[] intercepts,
    float[]? weights,
    double[][] coefficients
) : Model(fitted.Design, fitted.Penalty, fitted.InverseTemperature, fitted.Losses)
{
    public override float[] Products(ReadOnlySpan<float> query)
    {
        float[] ofFitted = new float[Design.Count],
            ofAdded = new float[added.Length / Design.Stride];
        FloatKernels.Dot(Design.Span(0, Design.Count), query, ofFitted);
        FloatKernels.Dot(added, query, ofAdded);
        return [.. rows.Select(row => row >= 0 ? ofFitted[row] : ofAdded[~row])];
    }

    public override double[] Scores(ReadOnlySpan<float> query, float[] products)
    {
        if (weights is not null)
            return Scores(intercepts, weights, query);

        var scores = new double[intercepts.Length];
        for (var label = 0; label < scores.Length; label++)
        {
            var sum = intercepts[label];
            for (var i = 0; i < products.Length; i++)
                sum += coefficients[label][i] * products[i];
            scores[label] = sum;
        }

        return scores;
    }

    public override double[] Contributions(float[] products, int label) => Multiply(coefficients[label], products);
}
