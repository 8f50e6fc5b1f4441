using System.Collections.Immutable;

namespace Sortline.Learning;

public sealed partial class RidgeClassifier
{
    private const int Listed = 3;

    /// <summary>The examples that add most to the score of the winner.</summary>
    /// <param name="part">The part that was classified.</param>
    /// <param name="winner">The winner's place among the labels.</param>
    /// <param name="contributions">What each example adds to the winner's score.</param>
    private ImmutableArray<Influence> Strongest(FeatureVector part, int winner, double[] contributions)
    {
        var sum = 0.0;
        for (var i = 0; i < contributions.Length; i++)
        {
            contributions[i] = Math.Max(0, contributions[i]);
            sum += contributions[i];
        }

        // Where nobody contributions, it is settled by how many examples the winner has: each of them counts for the same.
        if (sum == 0)
        {
            for (var i = 0; i < contributions.Length; i++)
            {
                contributions[i] = _examples[i].Label == Labels[winner] ? 1 : 0;
                sum += contributions[i];
            }
        }

        var bar = contributions.OrderDescending().ElementAt(Math.Min(Listed, contributions.Length) - 1);
        return
        [
            .. Enumerable
                .Range(0, contributions.Length)
                .Where(i => contributions[i] > 0 && contributions[i] >= bar)
                .Select(i => Vote(i, part, contributions[i] / sum))
                .OrderByDescending(influence => influence.Weight)
                .ThenByDescending(influence => influence.Similarity)
                .ThenBy(influence => influence.Example)
                .Take(Listed),
        ];
    }

    private Influence Vote(int i, FeatureVector part, double weight) =>
        new(_examples[i].Id, _examples[i].Label, part.CosineTo(_examples[i].Features), weight);
}
