using System.Collections.Immutable;
using Sortline.Learning.Features;
using Sortline.Learning.Inspection;
using Sortline.Learning.Numerics;
using Sortline.Learning.Ridge;

namespace Sortline.Learning.Tests.Inspection;

public class NoveltyGaugeTests
{
    private const int Length = 64;

    [Fact]
    public void What_no_mixture_of_the_examples_explains_is_new_and_an_example_is_not()
    {
        var pictures = Drawn.Pictures(seed: 1, [10, 10], Length, noise: 0.2);
        var gauge = NoveltyTraining.Run(pictures)!;
        var mixture = Vector(i => (pictures[0].Features.Pooled.Span[i] + pictures[1].Features.Pooled.Span[i]) / 2);

        Assert.All(
            pictures.Zip(gauge.LeftOut),
            one => Assert.True(gauge.Of(one.First.Features.Pooled) < one.Second, $"{one.First.Id} is no newer than left out.")
        );
        Assert.True(gauge.Of(mixture) < gauge.LeftOut.Min());
        Assert.True(gauge.Of(Drawn.Pictures(seed: 2, [1], Length)[0].Features.Pooled) > gauge.Limit);
    }

    [Fact]
    public void A_small_thing_that_was_never_shown_is_new_though_the_whole_is_as_near_as_ever()
    {
        // Examples differ in four ways, each of which changes all numbers; in one picture three numbers change by themselves.
        Random random = new(3);
        float[][] ways =
        [
            .. Enumerable.Range(0, 4).Select(_ => Enumerable.Range(0, Length).Select(_ => Chance(random)).ToArray()),
        ];
        ImmutableArray<LabelledPicture> pictures = [.. Enumerable.Range(0, 40).Select(id => Picture(id, Usual()))];
        var gauge = NoveltyTraining.Run(pictures)!;
        var plain = Usual();
        var dented = Vector(i => plain.Span[i] + (i is 33 or 35 or 37 ? 0.5f : 0));

        Assert.True(gauge.Of(plain) < gauge.LeftOut.Max() * 1.5);
        Assert.True(gauge.Of(dented) > gauge.LeftOut.Max() * 1.5);
        Assert.True(Neighbourhood.Distance(dented, pictures.Select(one => one.Features.Pooled)) < Reach(pictures));

        FeatureVector Usual()
        {
            float[] much = [.. ways.Select(_ => 2 * Chance(random))];
            return Vector(i => 5 + much.Zip(ways, (share, way) => share * way[i]).Sum() + (Chance(random) / 100));
        }
    }

    [Fact]
    public void An_example_that_is_left_out_is_as_new_as_it_would_be_to_the_others()
    {
        var examples = Drawn.Examples(seed: 4, [8, 8], Length);
        var gauge = NoveltyTraining.Run(Drawn.Pictures(seed: 4, [8, 8], Length))!;
        Standardiser.Measuring measuring = new(examples[0].Features);
        foreach (var example in examples)
            measuring.Add(example.Features);
        var standardiser = measuring.Finish();
        double[][] rows = [.. examples.Select(example => Row(standardiser, example.Features))];

        for (var left = 0; left < rows.Length; left++)
        {
            double[][] others = [.. rows.Where((_, row) => row != left)];
            var unknown = Kernel(rows[left], rows[left]) - Explained(others, rows[left]);
            Assert.Equal(unknown, gauge.LeftOut[left], 1e-4);
        }

        double[] sorted = [.. gauge.LeftOut.Order()];
        Assert.InRange(gauge.Limit, sorted[0], 1);
    }

    [Fact]
    public void With_fewer_examples_than_twelve_or_without_pictures_there_is_no_saying()
    {
        Assert.Null(NoveltyTraining.Run(Drawn.Pictures(seed: 1, [11])));
        Assert.NotNull(NoveltyTraining.Run(Drawn.Pictures(seed: 1, [12])));
        Assert.Null(NoveltyTraining.Run([]));
        Assert.Null(
            NoveltyTraining.Run([
                .. Drawn.Pictures(seed: 1, [12]),
                new(new(99), new(0), PictureFeatures.WithoutPicture(FeatureKind.Pooled, Drawn.Examples(1, [1])[0].Features)),
            ])
        );
    }

    [Fact]
    public void The_order_of_the_examples_and_near_copies_change_nothing()
    {
        var pictures = Drawn.Pictures(seed: 5, [15, 15], Length);
        var copy = pictures[3] with { Id = new(100) };
        var gauge = NoveltyTraining.Run(pictures)!;

        Assert.Equal(gauge.LeftOut, NoveltyTraining.Run([.. pictures.Reverse()])!.LeftOut);
        Assert.Equal(
            gauge.LeftOut,
            NoveltyTraining
                .Run(
                    pictures.Add(copy),
                    CopyGroups.Of([
                        [pictures[3].Id, copy.Id],
                    ])
                )!
                .LeftOut
        );
        Assert.NotEqual(gauge.LeftOut, NoveltyTraining.Run(pictures.Add(copy))!.LeftOut);
    }

    [Fact]
    public void It_comes_in_pieces_and_of_very_many_examples_some_are_enough()
    {
        NoveltyTraining training = new(Drawn.Pictures(seed: 6, [400, 400], Length));
        while (training.Advance()) { }

        Assert.Equal(NoveltyTraining.Most, training.Result!.LeftOut.Length);
        Assert.InRange(training.Budget.LongestPiece, 1, WorkBudget.Enough + WorkBudget.Step);
        Assert.False(training.Advance());
    }

    [Fact]
    public void What_has_other_features_is_refused() =>
        Assert.Throws<ArgumentException>(() =>
            NoveltyTraining.Run(Drawn.Pictures(seed: 1, [12], Length))!.Of(FeatureVector.Of(1, 2))
        );

    private static double Reach(ImmutableArray<LabelledPicture> pictures)
    {
        Neighbourhood neighbours = new(pictures, FeatureKind.Pooled);
        while (neighbours.Advance()) { }

        return neighbours.Reach!.Value;
    }

    private static FeatureVector Vector(Func<int, float> at) => FeatureVector.Of([.. Enumerable.Range(0, Length).Select(at)]);

    private static LabelledPicture Picture(int id, FeatureVector features) => new(new(id), new(0), new(features, features));

    private static float Chance(Random random) => (float)(random.NextDouble() - 0.5);

    private static double[] Row(Standardiser standardiser, FeatureVector features)
    {
        var row = new float[FloatKernels.Padded(features.Length)];
        standardiser.WriteUnit(features, row);
        return [.. row.Select(value => (double)value)];
    }

    private static double Kernel(double[] one, double[] other) => one.Zip(other, (x, y) => x * y).Sum() + 1;

    /// <summary>k' (K + noise)^-1 k, by plain elimination.</summary>
    private static double Explained(double[][] rows, double[] row)
    {
        var count = rows.Length;
        double[][] system =
        [
            .. rows.Select(
                (one, i) => rows.Select((other, j) => Kernel(one, other) + (i == j ? 0.1 : 0)).Append(Kernel(one, row)).ToArray()
            ),
        ];
        for (var pivot = 0; pivot < count; pivot++)
        {
            for (var i = 0; i < count; i++)
            {
                if (i == pivot)
                    continue;
                var factor = system[i][pivot] / system[pivot][pivot];
                for (var j = pivot; j <= count; j++)
                    system[i][j] -= factor * system[pivot][j];
            }
        }

        return Enumerable.Range(0, count).Sum(i => system[i][count] / system[i][i] * Kernel(rows[i], row));
    }
}
