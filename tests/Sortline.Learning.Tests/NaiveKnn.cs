namespace Sortline.Learning.Tests;

/// <summary>k-NN as one would write it on a blackboard: slow, short, and easy to check by eye.</summary>
internal static class NaiveKnn
{
    public static Prediction Predict(IEnumerable<Example> examples, int neighbours, FeatureVector part)
    {
        var known = examples.ToArray();
        if (known.Length == 0)
            return Prediction.None;

        var influences = known
            .Select(example => new Influence(example.Id, example.Label, part.CosineTo(example.Features)))
            .OrderByDescending(influence => influence.Similarity)
            .ThenBy(influence => influence.Label.Id)
            .ThenBy(influence => influence.Example.Value)
            .Take(neighbours)
            .Select(influence => influence with { Weight = 1.0 / Math.Min(neighbours, known.Length) })
            .ToArray();
        var winner = influences // GroupBy keeps the order of first appearance, MaxBy the first of the largest.
            .GroupBy(influence => influence.Label)
            .MaxBy(votes => votes.Count())!
            .Key;
        var confidences = known
            .Select(example => example.Label)
            .Distinct()
            .Select(label => new Confidence(
                label,
                (double)influences.Count(influence => influence.Label == label) / influences.Length
            ));

        return Prediction.Of(winner, [.. confidences], [.. influences], ClassifierKind.Knn);
    }

    public static double Cosine(FeatureVector one, FeatureVector other)
    {
        double product = 0,
            left = 0,
            right = 0;
        for (var i = 0; i < one.Length; i++)
        {
            product += (double)one.Span[i] * other.Span[i];
            left += (double)one.Span[i] * one.Span[i];
            right += (double)other.Span[i] * other.Span[i];
        }

        return product / (Math.Sqrt(left) * Math.Sqrt(right));
    }
}
