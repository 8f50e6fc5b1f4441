namespace Sortline.Learning;

/// <summary>An example that had a say in a prediction.</summary>
/// <remarks>
/// Of k neighbours each votes for its own label, the winner or not. With ridge regression all that are listed speak for the
/// winner: its own examples by being like the part, those of other labels by being unlike it.
/// </remarks>
/// <param name="Example">The example, for showing its picture.</param>
/// <param name="Label">Its own label, when the prediction was made.</param>
/// <param name="Similarity">
/// The cosine between its features and the part's, from -1 (opposite) over 0 (nothing in common) to 1 (same direction).
/// Exactly what <see cref="FeatureVector.CosineTo"/> answers for the two vectors.
/// </param>
/// <param name="Weight">
/// Its share in the decision, from 0 to 1. Of k neighbours each has 1/k. With ridge regression it is the share in all that
/// pulls towards the winner; only the strongest are listed, so the weights add up to at most 1.
/// </param>
public readonly record struct Influence(ExampleId Example, Label Label, float Similarity, double Weight = 0)
{
    /// <summary>Whether this one is nearer than the other: by similarity, then by label, then by example.</summary>
    /// <remarks>No two examples share an id, so this order is total: what was taught first can never show.</remarks>
    internal bool IsNearerThan(in Influence other)
    {
        if (Similarity != other.Similarity)
            return Similarity > other.Similarity;

        var byLabel = Label.CompareTo(other.Label);
        return byLabel != 0 ? byLabel < 0 : Example.CompareTo(other.Example) < 0;
    }
}
