using System.Collections.Immutable;
using FsCheck.Xunit;
using Sortline.Learning.Mapping;
using Sortline.Learning.Numerics;

namespace Sortline.Learning.Tests.Mapping;

public class PrincipalPlaneTests
{
    // Fewer examples than features, more, and clouds apart as those of labels are.
    public static TheoryData<int, int> Sizes => [(12, 40), (60, 24), (90, 90)];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void The_axes_are_those_of_the_definition(int count, int length)
    {
        var examples = Clouds(seed: count + length, count, length);
        var (variances, axes) = EigenOracle.Of(examples, wanted: 2);
        var rows = EigenOracle.Centred(examples);
        var total = rows.Sum(row => row.Sum(number => number * number));

        var plane = PrincipalPlaneFit.Of(examples);

        Assert.Equal(variances[0] / total, plane.FirstShare, 1e-6);
        Assert.Equal(variances[1] / total, plane.SecondShare, 1e-6);
        for (var i = 0; i < count; i++)
        {
            Assert.Equal(Math.Abs(Dot(rows[i], axes[0])), Math.Abs(plane.Places[i].X), 1e-5);
            Assert.Equal(Math.Abs(Dot(rows[i], axes[1])), Math.Abs(plane.Places[i].Y), 1e-5);
        }
    }

    [Fact]
    public void Standardised_they_are_those_of_the_standardised_examples_and_a_place_leads_back_to_what_the_classifier_was_asked()
    {
        var examples = Clouds(seed: 9, count: 40, length: 25);
        float[] mean = [.. Enumerable.Range(0, 25).Select(i => examples.Average(one => one.Span[i]))],
            deviation =

            [
                .. Enumerable
                    .Range(0, 25)
                    .Select(i => (float)Math.Sqrt(examples.Average(one => Math.Pow(one.Span[i] - mean[i], 2)))),
            ];
        ImmutableArray<FeatureVector> standardised =
        [
            .. examples.Select(one =>
                FeatureVector.Of([.. Enumerable.Range(0, 25).Select(i => (one.Span[i] - mean[i]) / deviation[i])])
            ),
        ];
        var (variances, axes) = EigenOracle.Of(standardised, wanted: 2);
        var rows = EigenOracle.Centred(standardised);

        var plane = PrincipalPlaneFit.Of(examples, PlaneScale.Standardised);

        Assert.Equal(variances[0] / rows.Sum(row => row.Sum(number => number * number)), plane.FirstShare, 1e-5);
        for (var i = 0; i < examples.Length; i++)
            Assert.Equal(Math.Abs(Dot(rows[i], axes[0])), Math.Abs(plane.Places[i].X), 1e-4);
        Asked asked = new();
        ZoneSurvey survey = new(plane, plane.Places, examples, asked, PlaneFrame.Of(plane.Places), lenders: 1);
        survey.AskAt(plane.Places[3]);
        Assert.Equal(plane.Places[3].X, plane.Project(asked.Last!).X, 1e-5);
        Assert.Equal(1, RidgeLike(asked.Last!).CosineTo(RidgeLike(examples[3])), 1e-5f);

        FeatureVector RidgeLike(FeatureVector one) =>
            FeatureVector.Of([.. Enumerable.Range(0, 25).Select(i => (one.Span[i] - mean[i]) / deviation[i])]);
    }

    [Fact]
    public void Of_many_examples_with_many_features_no_other_direction_has_more_variance()
    {
        var examples = Clouds(seed: 8, count: 400, length: 600);
        var rows = EigenOracle.Centred(examples);
        var plane = PrincipalPlaneFit.Of(examples);
        var total = rows.Sum(row => row.Sum(number => number * number));

        // One step of power iteration from the axis leads back to it: only an eigenvector does that.
        foreach (var coordinate in new Func<PlanePoint, double>[] { place => place.X, place => place.Y })
        {
            double[] along = [.. plane.Places.Select(coordinate)];
            var axis = new double[600];
            for (var i = 0; i < rows.Length; i++)
            {
                for (var j = 0; j < axis.Length; j++)
                    axis[j] += along[i] * rows[i][j];
            }

            var variance = along.Sum(number => number * number);
            for (var i = 0; i < rows.Length; i++)
                Assert.Equal(along[i], Dot(rows[i], axis) / variance, 1e-5);
        }

        Assert.InRange(plane.Share, 0, 1);
        Assert.Equal(plane.FirstShare, plane.Places.Sum(place => place.X * place.X) / total, 1e-6);
    }

    [Fact]
    public void A_new_vector_lies_where_an_example_of_the_same_direction_lies()
    {
        var examples = Clouds(seed: 5, count: 30, length: 20);
        var plane = PrincipalPlaneFit.Of(examples);

        var tenfold = FeatureVector.Of([.. examples[7].Span.ToArray().Select(number => 10 * number)]);

        Assert.Equal(plane.Places[7].X, plane.Project(tenfold).X, 1e-6);
        Assert.Equal(plane.Places[7].Y, plane.Project(tenfold).Y, 1e-6);
        Assert.Equal(plane.Places[7], plane.Project(examples[7]));
        Assert.Throws<ArgumentException>(() => plane.Project(FeatureVector.Of(1, 2)));
    }

    [Fact]
    public void One_example_and_many_of_the_same_lie_in_the_middle()
    {
        var one = PrincipalPlaneFit.Of([FeatureVector.Of(3, 4, 0)]);
        var same = PrincipalPlaneFit.Of([FeatureVector.Of(3, 4, 0), FeatureVector.Of(6, 8, 0), FeatureVector.Of(0.3f, 0.4f, 0)]);

        Assert.Equal([new(0, 0)], one.Places);
        Assert.All(same.Places, place => Assert.Equal(0, place.DistanceTo(default), 1e-6));
        Assert.Equal((0, 0), (one.Share, same.Share));
        Assert.Equal(default, one.Project(FeatureVector.Of(1, 0, 0)));
        Assert.True(PlaneFrame.Of(one.Places).Width > 0);
    }

    [Fact]
    public void Two_different_ones_lie_as_far_apart_as_they_are_and_on_one_axis()
    {
        var plane = PrincipalPlaneFit.Of([FeatureVector.Of(1, 0, 0), FeatureVector.Of(0, 1, 0), FeatureVector.Of(1, 0, 0)]);

        Assert.Equal(Math.Sqrt(2), plane.Places[0].DistanceTo(plane.Places[1]), 1e-9);
        Assert.Equal(plane.Places[0], plane.Places[2]);
        Assert.All(plane.Places, place => Assert.Equal(0, place.Y));
        Assert.Equal((1, 0), (Math.Round(plane.FirstShare, 9), plane.SecondShare));
    }

    // The largest variance comes twice there: a search with one start vector finds it once.
    [Fact]
    public void Three_that_are_all_equally_unlike_make_a_triangle_of_equal_sides()
    {
        var plane = PrincipalPlaneFit.Of([FeatureVector.Of(1, 0, 0), FeatureVector.Of(0, 1, 0), FeatureVector.Of(0, 0, 1)]);

        Assert.Equal(1, plane.Share, 1e-9);
        for (var i = 0; i < 3; i++)
            Assert.Equal(Math.Sqrt(2), plane.Places[i].DistanceTo(plane.Places[(i + 1) % 3]), 1e-7);
    }

    [Fact]
    public void The_map_does_not_turn_over_when_an_example_is_added()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var examples = Clouds(seed, count: 41, length: 30);
            var before = PrincipalPlaneFit.Of(examples[..40]);

            var after = PrincipalPlaneFit.Of(examples, before: before);

            Assert.True(before.Places.Zip(after.Places, (one, other) => one.X * other.X).Sum() > 0, $"seed {seed}, across");
            Assert.True(before.Places.Zip(after.Places, (one, other) => one.Y * other.Y).Sum() > 0, $"seed {seed}, up");
        }
    }

    [Fact]
    public void A_map_of_other_features_is_no_example_for_it()
    {
        var other = PrincipalPlaneFit.Of(Clouds(seed: 1, count: 9, length: 7));
        var examples = Clouds(seed: 2, count: 9, length: 8);

        Assert.Equal(PrincipalPlaneFit.Of(examples).Places, PrincipalPlaneFit.Of(examples, before: other).Places);
    }

    [Theory]
    [InlineData(300, 700, PlaneScale.Standardised)]
    [InlineData(30, 2240, PlaneScale.Direction)]
    [InlineData(2000, 64, PlaneScale.Direction)]
    public void No_piece_is_longer_than_about_a_million_multiply_adds(int count, int length, PlaneScale scale)
    {
        WorkBudget budget = new();
        PrincipalPlaneFit fit = new(Clouds(seed: 3, count, length), scale, null, budget);
        while (fit.Advance()) { }

        Assert.InRange(budget.LongestPiece, 1, WorkBudget.Enough + WorkBudget.Step);
        Assert.InRange(budget.Total / ((double)count * length), 1, 300); // A handful of passes, not the square of the count.
    }

    [Fact]
    public void Without_an_example_there_is_no_map_and_before_the_end_there_is_none_to_take()
    {
        Assert.Throws<ArgumentException>(() => new PrincipalPlaneFit([]));
        Assert.Throws<ArgumentException>(() => new PrincipalPlaneFit([FeatureVector.Of(1), FeatureVector.Of(1, 2)]));
        Assert.Throws<InvalidOperationException>(() => new PrincipalPlaneFit([FeatureVector.Of(1, 2)]).Result);
    }

    // FsCheck prints the seed and the shortest case that fails. Few directions, so that they repeat all the time.
    [Property(Arbitrary = [typeof(Histories)], MaxTest = 300)]
    public void Whatever_the_examples_are_the_map_is_sane_and_no_two_lie_farther_apart_than_they_are(History history)
    {
        var (_, remaining) = history.Play();
        ImmutableArray<FeatureVector> examples = [.. remaining.Select(example => example.Features), history.Part];

        var plane = PrincipalPlaneFit.Of(examples);
        var rows = EigenOracle.Centred(examples);
        var (variances, _) = EigenOracle.Of(examples, wanted: 2);

        Assert.InRange(plane.SecondShare, 0, plane.FirstShare + 1e-9);
        Assert.InRange(plane.Share, 0, 1);
        var total = rows.Sum(row => row.Sum(number => number * number));
        Assert.Equal(variances.Sum(), plane.Share * total, 1e-5);
        for (var i = 0; i < rows.Length; i++)
        {
            var apart = Math.Sqrt(rows[i].Zip(rows[0], (a, b) => (a - b) * (a - b)).Sum());
            Assert.InRange(plane.Places[i].DistanceTo(plane.Places[0]), 0, apart + 1e-5);
            var (across, down) = PlaneFrame.Of(plane.Places).Of(plane.Places[i]);
            Assert.InRange(across, 0.05, 0.95);
            Assert.InRange(down, 0.05, 0.95);
        }
    }

    private sealed class Asked : IClassifier
    {
        public FeatureVector? Last { get; private set; }

        public ImmutableArray<Label> Labels => [new(1)];

        public Prediction Predict(FeatureVector part)
        {
            Last = part;
            return Prediction.Of(new(1), [new(new(1), 1)]);
        }
    }

    internal static ImmutableArray<FeatureVector> Clouds(int seed, int count, int length) =>
        [
            .. Drawn
                .Examples(seed, [count / 2, count / 3, count - (count / 2) - (count / 3)], length)
                .Select(example => example.Features),
        ];

    private static double Dot(double[] one, double[] other) => one.Zip(other, (a, b) => a * b).Sum();
}
