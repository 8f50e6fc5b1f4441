using System.Collections.Immutable;
using Sortline.Learning.Features;
using Sortline.Learning.Inspection;
using Sortline.Learning.Numerics;

namespace Sortline.Learning.Tests.Inspection;

public class NeighbourhoodTests
{
    private static readonly Label Good = new(0),
        Bad = new(1),
        Rare = new(2);

    [Fact]
    public void Two_of_different_labels_that_are_nearest_to_each_other_look_alike_the_most_alike_pair_first()
    {
        var found = Look([At(1, Good, 0), At(2, Good, 10), At(3, Good, 30), At(4, Bad, 36), At(5, Bad, 14), At(6, Bad, 80)]);

        Assert.Equal([(2, 5), (3, 4)], found.Alikes.Select(pair => (pair.First.Value, pair.Second.Value)));
        Assert.Equal((Good, Bad), (found.Alikes[0].FirstLabel, found.Alikes[0].SecondLabel));
        Assert.Equal(Math.Cos(4 * Math.PI / 180), found.Alikes[0].Similarity, 1e-6);
    }

    [Fact]
    public void One_that_has_a_nearer_example_of_its_own_label_is_told_apart()
    {
        var found = Look([At(1, Good, 0), At(2, Good, 3), At(3, Good, 6), At(4, Bad, 12), At(5, Bad, 15), At(6, Bad, 18)]);

        Assert.Empty(found.Alikes);
    }

    [Fact]
    public void A_label_with_hardly_an_example_and_the_same_picture_twice_are_no_matter_of_looks()
    {
        var found = Look([
            At(1, Good, 0),
            At(2, Good, 1),
            At(3, Good, 45),
            At(4, Rare, 49),
            At(5, Bad, 0.5),
            At(6, Bad, 100),
            At(7, Bad, 103),
        ]);

        Assert.Empty(found.Alikes);
    }

    [Fact]
    public void With_fewer_examples_than_twelve_there_is_no_saying_what_is_far()
    {
        Assert.Null(Look(Drawn.Pictures(seed: 1, [11])).Reach);
        Assert.NotNull(Look(Drawn.Pictures(seed: 1, [12])).Reach);
        Assert.Null(Look([]).Reach);
    }

    [Fact]
    public void What_is_like_the_examples_is_within_reach_and_what_is_unlike_them_is_beyond()
    {
        var (seen, unseen) = (Drawn.Pictures(seed: 1, [40, 40, 40], noise: 0.3), 0);
        for (var seed = 2; seed <= 21; seed++)
        {
            // The same clouds, as the centres come first out of the seed; and one cloud that is nowhere among them.
            var other = Drawn.Pictures(seed: 1, [41, 41, 41], noise: 0.3)[40 + ((seed - 2) % 2 * 41)];
            Assert.True(IsWithin(seen, other));
            unseen += IsWithin(seen, Drawn.Pictures(seed, [1], noise: 0.3)[0]) ? 0 : 1;
        }

        Assert.InRange(unseen, 18, 20);
    }

    [Fact]
    public void Near_copies_do_not_make_everything_else_look_far_away()
    {
        var pictures = Drawn.Pictures(seed: 4, [12, 12]);
        ImmutableArray<LabelledPicture> twice =
        [
            .. pictures,
            .. pictures.Select(picture => picture with { Id = new(100 + picture.Id.Value) }),
        ];
        var copies = CopyGroups.Of(pictures.Select(picture => new[] { picture.Id, new ExampleId(100 + picture.Id.Value) }));

        Assert.InRange(Look(twice).Reach!.Value, 0, 0.002);
        Assert.Equal(Look(pictures).Reach!.Value, Look(twice, copies).Reach!.Value, 1e-6);
    }

    [Fact]
    public void Piece_by_piece_and_in_any_order_it_comes_to_the_same()
    {
        var pictures = Drawn.Pictures(seed: 3, [60, 60, 60], length: 1_000, noise: 30);
        Neighbourhood pieces = new([.. pictures.Reverse()], FeatureKind.Pooled);

        Assert.True(pieces.Advance());
        Assert.Equal((0, null), (pieces.Alikes.Length, pieces.Reach));
        while (pieces.Advance()) { }

        var whole = Look(pictures);
        Assert.False(pieces.Advance());
        Assert.NotEmpty(whole.Alikes);
        Assert.Equal(whole.Alikes.AsEnumerable(), pieces.Alikes);
        Assert.Equal(whole.Reach, pieces.Reach);
        Assert.InRange(pieces.Budget.LongestPiece, 0, WorkBudget.Enough + WorkBudget.Step);
    }

    [Fact]
    public void Of_very_many_the_short_vectors_are_compared()
    {
        Assert.Equal(FeatureKind.Pooled, Look(Drawn.Pictures(seed: 1, [Neighbourhood.MostInFull])).Kind);
        Assert.Equal(FeatureKind.Plain, Look(Drawn.Pictures(seed: 1, [Neighbourhood.MostInFull + 1])).Kind);
    }

    private static bool IsWithin(ImmutableArray<LabelledPicture> seen, LabelledPicture other) =>
        Neighbourhood.Distance(other.Features.Pooled, seen.Select(one => one.Features.Pooled)) <= Look(seen).Reach;

    private static Neighbourhood Look(ImmutableArray<LabelledPicture> pictures, CopyGroups? copies = null)
    {
        Neighbourhood neighbourhood = new(pictures, FeatureKind.Pooled, copies);
        while (neighbourhood.Advance()) { }

        return neighbourhood;
    }

    // A vector in the plane.
    private static LabelledPicture At(int id, Label label, double degrees)
    {
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        var vector = FeatureVector.Of((float)cos, (float)sin);
        return new(new(id), label, new(vector, vector));
    }
}
