using System.Collections.Immutable;

namespace Sortline.Learning;

public sealed partial class RidgeClassifier
{
    private const int Listed = 3;

    /// <summary>The examples that pulled hardest towards the winner.</summary>
    /// <param name="part">The part that was classified.</param>
    /// <param name="winner">The winner's place among the labels.</param>
    /// <param name="pulls">What each example adds to the winner's score.</param>
    private ImmutableArray<Voter> Strongest(FeatureVector part, int winner, double[] pulls)
    {
        var sum = 0.0;
        for (var i = 0; i < pulls.Length; i++)
        {
            pulls[i] = Math.Max(0, pulls[i]);
            sum += pulls[i];
        }

        // Where nobody pulls, it is settled by how many examples the winner has: each of them counts for the same.
        if (sum == 0)
        {
            for (var i = 0; i < pulls.Length; i++)
            {
                pulls[i] = _examples[i].Label == Labels[winner] ? 1 : 0;
                sum += pulls[i];
            }
        }

        var bar = pulls.OrderDescending().ElementAt(Math.Min(Listed, pulls.Length) - 1);
        return
        [
            .. Enumerable
                .Range(0, pulls.Length)
                .Where(i => pulls[i] > 0 && pulls[i] >= bar)
                .Select(i => Vote(i, part, pulls[i] / sum))
                .OrderByDescending(voter => voter.Weight)
                .ThenByDescending(voter => voter.Likeness)
                .ThenBy(voter => voter.Example)
                .Take(Listed),
        ];
    }

    private Voter Vote(int i, FeatureVector part, double weight) =>
        new(_examples[i].Id, _examples[i].Label, part.CosineTo(_examples[i].Features), weight);
}
