using System.Collections.Immutable;

namespace Sortline.Learning;

public sealed partial class RidgeClassifier
{
    private const int MostLike = 3;
    private const int MostUnlike = 2;

    /// <summary>The examples that speak for the winner: of its own the most like the part, of others the most unlike it.</summary>
    /// <remarks>
    /// An example of another label can add to the winner's score by being like the part, too, where the fit overshoots its
    /// target; one of the winner's own by being unlike it. Both are true and make no sense to anybody, so they are not listed.
    /// </remarks>
    /// <param name="part">The part that was classified.</param>
    /// <param name="winner">The winner's place among the labels.</param>
    /// <param name="products">The product of each example with the part, positive where they are alike; none if nothing is weighed.</param>
    /// <param name="contributions">What each example adds to the winner's score; none if nothing is weighed.</param>
    private ImmutableArray<Influence> Strongest(FeatureVector part, int winner, float[] products, double[] contributions)
    {
        var own = Labels[winner];
        var towards = contributions.Where(contribution => contribution > 0).Sum();
        var like = Heaviest(MostLike, i => _examples[i].Label == own && products[i] > 0);
        var unlike = Heaviest(MostUnlike, i => _examples[i].Label != own && products[i] < 0);
        return [.. like.Concat(unlike) is var both && both.Any() ? InOrder(both) : AllOfIts()];

        IEnumerable<Influence> Heaviest(int most, Func<int, bool> speaks)
        {
            int[] speakers = [.. Enumerable.Range(0, contributions.Length).Where(i => contributions[i] > 0 && speaks(i))];
            if (speakers.Length == 0)
                return [];

            // The cosines, which are dear, are only worked out for what can be listed.
            var bar = speakers.Select(i => contributions[i]).OrderDescending().ElementAt(Math.Min(most, speakers.Length) - 1);
            var candidates = speakers.Where(i => contributions[i] >= bar);
            return InOrder(candidates.Select(i => Vote(i, part, contributions[i] / towards))).Take(most);
        }

        // Where nobody speaks, it is settled by how many examples the winner has: each of them counts for the same.
        IEnumerable<Influence> AllOfIts()
        {
            int[] owns = [.. Enumerable.Range(0, Count).Where(i => _examples[i].Label == own)];
            return InOrder(owns.Select(i => Vote(i, part, 1.0 / owns.Length))).Take(MostLike);
        }
    }

    private static IEnumerable<Influence> InOrder(IEnumerable<Influence> influences) =>
        influences
            .OrderByDescending(influence => influence.Weight)
            .ThenByDescending(influence => influence.Similarity)
            .ThenBy(influence => influence.Example);

    private Influence Vote(int i, FeatureVector part, double weight) =>
        new(_examples[i].Id, _examples[i].Label, part.CosineTo(_examples[i].Features), weight);
}
