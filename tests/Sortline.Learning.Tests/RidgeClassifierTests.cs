using System.Collections.Immutable;

namespace Sortline.Learning.Tests;

public class RidgeClassifierTests
{
    private static readonly Label Bolt = new(0),
        Gear = new(1);
    private static readonly ImmutableArray<Example> Few = Drawn.Examples(seed: 1, [6, 6, 6]);

    [Fact]
    public void It_says_which_penalty_it_chose_and_how_well_each_did()
    {
        var classifier = RidgeClassifier.Fit(Few);

        Assert.Equal(RidgeClassifier.Penalties.Length, classifier.Losses.Length);
        Assert.Equal(RidgeClassifier.Penalties.Order(), RidgeClassifier.Penalties);
        Assert.Equal(classifier.Losses.Min(), classifier.Losses[RidgeClassifier.Penalties.IndexOf(classifier.Penalty!.Value)]);
    }

    [Fact]
    public void With_one_label_there_is_nothing_to_choose()
    {
        var classifier = RidgeClassifier.Fit(Few.Where(example => example.Label == Bolt));

        Assert.Null(classifier.Penalty);
        Assert.Null(classifier.InverseTemperature);
        Assert.Empty(classifier.Losses);
        var prediction = classifier.Predict(Few[17].Features);
        Assert.Equal([new(Bolt, 1)], prediction.Confidences);
        Assert.Equal([1.0 / 6, 1.0 / 6, 1.0 / 6], prediction.Influences.Select(influence => influence.Weight));
    }

    [Fact]
    public void While_nothing_can_be_left_out_the_penalty_is_one()
    {
        var classifier = RidgeClassifier.Fit(Drawn.Examples(seed: 1, [1, 1, 1]));

        Assert.Equal(1, classifier.Penalty);
        Assert.All(classifier.Losses, loss => Assert.Equal(0, loss));
    }

    [Fact]
    public void It_lists_what_speaks_for_the_winner_by_being_like_the_part_and_apart_from_it_what_is_unlike_it()
    {
        var classifier = RidgeClassifier.Fit(Few);

        var prediction = classifier.Predict(Few[2].Features);

        Assert.Equal((Few[2].Label, ClassifierKind.Ridge), (prediction.Label, prediction.Classifier));
        var pulls = Few.Zip(classifier.ContributionsTo(Few[2].Features, label: Few[2].Label.Id)).ToArray();
        var towards = pulls.Sum(pair => Math.Max(0, pair.Second));
        foreach (var (isOwn, most) in new[] { (true, 3), (false, 2) })
        {
            var expected = pulls
                .Where(pair => pair.First.Label == prediction.Label == isOwn)
                .OrderByDescending(pair => pair.Second)
                .Take(most)
                .Select(pair => (pair.First.Id, pair.Second / towards, Few[2].Features.CosineTo(pair.First.Features)));
            Assert.Equal(
                expected,
                prediction
                    .Influences.Where(influence => influence.Label == prediction.Label == isOwn)
                    .Select(influence => (influence.Example, influence.Weight, influence.Similarity))
            );
        }
    }

    [Fact]
    public void An_example_of_another_label_that_is_like_the_part_is_never_said_to_be_unlike_it()
    {
        // The nearer the fit comes to its targets, the more often it overshoots one: then such an example pulls towards the other label.
        var overshot = 0;
        for (var seed = 1; seed <= 20; seed++)
        {
            var examples = Drawn.Examples(seed, [8, 8]);
            var classifier = RidgeClassifier.Fit(examples);
            foreach (var part in Drawn.Examples(seed + 100, [4, 4]).Select(one => one.Features))
            {
                var prediction = classifier.Predict(part);
                var products = ProductsOf(examples, part);
                var pulls = classifier.ContributionsTo(part, prediction.Label!.Value.Id);
                overshot += Enumerable
                    .Range(0, pulls.Length)
                    .Count(i => pulls[i] > 0 && products[i] > 0 && examples[i].Label != prediction.Label);

                Assert.All(
                    prediction.Influences,
                    influence =>
                        Assert.Equal(
                            influence.Label == prediction.Label,
                            products[examples.IndexOf(examples.Single(one => one.Id == influence.Example))] > 0
                        )
                );
            }
        }

        Assert.True(overshot > 0, "No example was overshot: this test tests nothing.");
    }

    /// <summary>The products of the examples with a part, each standardised, brought to length 1 and centred: worked out the plain way.</summary>
    private static double[] ProductsOf(ImmutableArray<Example> examples, FeatureVector part)
    {
        var rows = examples.Select(one => one.Features).Append(part).Select(Doubles).ToArray();
        for (var feature = 0; feature < part.Length; feature++)
        {
            var values = rows[..^1].Select(row => row[feature]).ToArray();
            var mean = values.Average();
            var deviation = Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
            foreach (var row in rows)
                row[feature] = (row[feature] - mean) / deviation;
        }

        foreach (var row in rows)
        {
            var length = Math.Sqrt(row.Sum(value => value * value));
            for (var feature = 0; feature < part.Length; feature++)
                row[feature] /= length;
        }

        double[] centre = [.. Enumerable.Range(0, part.Length).Select(feature => rows[..^1].Average(row => row[feature]))];
        return [.. rows[..^1].Select(row => row.Select((value, i) => (value - centre[i]) * (rows[^1][i] - centre[i])).Sum())];

        static double[] Doubles(FeatureVector features) => [.. features.Span.ToArray().Select(value => (double)value)];
    }

    [Theory]
    [InlineData(24)] // fewer examples than features
    [InlineData(5)] // more
    public void A_score_is_the_share_of_the_label_and_what_the_examples_pull(int length)
    {
        var classifier = RidgeClassifier.Fit(Drawn.Examples(seed: 2, [7, 3, 5], length));
        var part = Drawn.Examples(seed: 3, [1, 1], length)[0].Features;

        var scores = classifier.ScoresOf(part);

        double[] shares = [7.0 / 15, 3.0 / 15, 5.0 / 15];
        for (var label = 0; label < 3; label++)
            Assert.Equal(scores[label], shares[label] + classifier.ContributionsTo(part, label).Sum(), 1e-4);
    }

    [Fact]
    public void Without_any_difference_the_label_with_most_examples_wins()
    {
        var same = FeatureVector.Of(1, 2, 3);
        var classifier = RidgeClassifier.Fit(Enumerable.Range(0, 5).Select(i => new Example(new(i), i < 2 ? Bolt : Gear, same)));

        var prediction = classifier.Predict(FeatureVector.Of(3, 1, 2));

        Assert.Equal(Gear, prediction.Label);
        Assert.Equal([1.0 / 3, 1.0 / 3, 1.0 / 3], prediction.Influences.Select(influence => influence.Weight));
        Assert.All(prediction.Influences, influence => Assert.Equal(Gear, influence.Label));
    }

    [Fact]
    public void A_tie_goes_to_the_smallest_label()
    {
        var same = FeatureVector.Of(1, 2, 3);

        var prediction = RidgeClassifier.Fit([new(new(1), Gear, same), new(new(2), Bolt, same)]).Predict(same);

        Assert.Equal(Bolt, prediction.Label);
        Assert.Equal(0.5, prediction.ConfidenceOf(Gear));
    }

    [Fact]
    public void A_few_examples_all_right_do_not_make_it_certain()
    {
        var classifier = RidgeClassifier.Fit(Drawn.Examples(seed: 4, [3, 3], noise: 0.01));

        var prediction = classifier.Predict(Drawn.Examples(seed: 4, [3, 3], noise: 0.01)[0].Features);

        Assert.InRange(prediction.ConfidenceOf(Bolt), 0.7, 0.97);
    }

    [Fact]
    public void Every_feature_counts_the_same_whatever_its_scale()
    {
        var stretched = Few.Select(example => example with { Features = Stretch(example.Features) });
        var part = Drawn.Examples(seed: 9, [1])[0].Features;

        var plain = RidgeClassifier.Fit(Few).Predict(part);
        var other = RidgeClassifier.Fit(stretched).Predict(Stretch(part));

        Assert.Equal(plain.Label, other.Label);
        foreach (var (label, share) in plain.Confidences)
            Assert.Equal(share, other.ConfidenceOf(label), 1e-4);

        static FeatureVector Stretch(FeatureVector features) =>
            FeatureVector.Of([.. features.Span.ToArray().Select((feature, i) => feature * MathF.ScaleB(1, i - 10) + 3)]);
    }

    // The numbers are written down: if any machine gives others, its arithmetic differs.
    [Theory]
    [InlineData(24, 4596923902110310427)]
    [InlineData(6, 4605579743084377545)]
    public void The_last_bit_is_the_same_on_every_machine(int length, long bits)
    {
        var classifier = RidgeClassifier.Fit(Drawn.Examples(seed: 5, [9, 8, 7], length));

        var share = classifier.Predict(Drawn.Examples(seed: 6, [1], length)[0].Features).Confidences[1].Share;

        Assert.Equal(bits, BitConverter.DoubleToInt64Bits(share));
    }
}
