using System.Collections.Immutable;

namespace Sortline.Learning.Tests;

/// <summary>What the activity relies on, whichever classifier the learner has chosen. Each classifier has a subclass.</summary>
public abstract class ClassifierContractTests
{
    private static readonly Label Gear = new(-4),
        Bolt = new(0),
        Washer = new(17);

    // Three bunches far apart; enough examples in each for any reasonable classifier.
    private static readonly ImmutableArray<Example> Bunches =
    [
        .. Enumerable
            .Range(0, 5)
            .SelectMany(i =>
                new Example[]
                {
                    new(new(3 * i), Washer, FeatureVector.Of(0.1f * i, 0.2f, 5)),
                    new(new(3 * i + 1), Gear, FeatureVector.Of(5, 0.1f * i, 0.2f)),
                    new(new(3 * i + 2), Bolt, FeatureVector.Of(0.2f, 5, 0.1f * i)),
                }
            ),
    ];

    private static readonly FeatureVector LooksLikeGear = FeatureVector.Of(4.7f, 0.3f, 0.1f);

    protected abstract IClassifier Fit(IEnumerable<Example> examples);

    [Fact]
    [Fault(14)]
    public void Before_any_teaching_it_says_nothing_learned_yet()
    {
        var classifier = Fit([]);

        Assert.Empty(classifier.Labels);
        Assert.Same(Prediction.None, classifier.Predict(LooksLikeGear));
        Assert.Same(Prediction.None, classifier.Predict(FeatureVector.Of(1)));
    }

    [Fact]
    public void It_knows_the_labels_that_have_examples_smallest_id_first() =>
        Assert.Equal([Gear, Bolt, Washer], Fit(Bunches).Labels);

    [Fact]
    public void It_recognises_every_example_it_was_taught()
    {
        var classifier = Fit(Bunches);

        Assert.All(Bunches, example => Assert.Equal(example.Label, classifier.Predict(example.Features).Label));
    }

    [Fact]
    public void It_recognises_a_part_it_has_never_seen() => Assert.Equal(Gear, Fit(Bunches).Predict(LooksLikeGear).Label);

    [Fact]
    public void Each_known_label_gets_a_confidence_and_together_they_make_one()
    {
        var classifier = Fit(Bunches);

        var prediction = classifier.Predict(LooksLikeGear);

        Assert.Equal(classifier.Labels, prediction.Confidences.Select(confidence => confidence.Label));
        Assert.All(prediction.Confidences, confidence => Assert.InRange(confidence.Share, 0, 1));
        Assert.Equal(1, prediction.Confidences.Sum(confidence => confidence.Share), 1e-6);
    }

    [Fact]
    public void No_label_is_more_likely_than_the_winner()
    {
        var classifier = Fit(Bunches);

        foreach (var part in Bunches.Select(example => example.Features).Append(FeatureVector.Of(1, 1, 1)))
        {
            var prediction = classifier.Predict(part);
            var highest = prediction.Confidences.Max(confidence => confidence.Share);
            Assert.Equal(highest, prediction.ConfidenceOf(prediction.Label!.Value));
        }
    }

    [Fact]
    [Fault(14)]
    public void The_only_label_wins_with_certainty()
    {
        var prediction = Fit([Bunches[0]]).Predict(LooksLikeGear);

        Assert.Equal(Bunches[0].Label, prediction.Label);
        Assert.Equal(1, prediction.ConfidenceOf(Bunches[0].Label), 1e-6);
    }

    [Fact]
    public void Voters_are_examples_heaviest_first_and_of_equally_heavy_ones_the_nearest()
    {
        var influences = Fit(Bunches).Predict(LooksLikeGear).Influences;

        Assert.Equal(
            influences.OrderByDescending(influence => influence.Weight).ThenByDescending(influence => influence.Similarity),
            influences
        );
        Assert.All(influences, influence => Assert.InRange(influence.Weight, 0, 1));
        Assert.InRange(influences.Sum(influence => influence.Weight), 0, 1 + 1e-9);
        Assert.All(
            influences,
            influence =>
            {
                var example = Assert.Single(Bunches, example => example.Id == influence.Example);
                Assert.Equal(example.Label, influence.Label);
                Assert.Equal(LooksLikeGear.CosineTo(example.Features), influence.Similarity, 1e-6);
            }
        );
    }

    [Fact]
    public void The_same_question_gets_the_same_answer()
    {
        var classifier = Fit(Bunches);

        Assert.Equal(classifier.Predict(LooksLikeGear), classifier.Predict(LooksLikeGear));
    }

    [Fact]
    public void The_order_of_the_examples_does_not_matter()
    {
        var forwards = Fit(Bunches).Predict(LooksLikeGear);

        Assert.Equal(forwards, Fit(Bunches.Reverse()).Predict(LooksLikeGear));
        Assert.Equal(forwards, Fit(Bunches.OrderBy(example => example.Label)).Predict(LooksLikeGear));
    }

    [Fact]
    public void Examples_that_are_all_the_same_are_told_apart_by_nothing_and_yet_answered()
    {
        var same = Fit([.. Enumerable.Range(0, 5).Select(i => new Example(new(i), i < 3 ? Gear : Bolt, LooksLikeGear))]);

        foreach (var part in new[] { LooksLikeGear, FeatureVector.Of(-1, 0, 9) })
        {
            var prediction = same.Predict(part);
            Assert.False(prediction.IsNone);
            Assert.Equal(1, prediction.Confidences.Sum(confidence => confidence.Share), 1e-6);
        }
    }

    [Fact]
    public void One_example_of_each_label_is_enough_to_answer()
    {
        var classifier = Fit(Bunches[..3]);

        Assert.All(Bunches[..3], example => Assert.Equal(example.Label, classifier.Predict(example.Features).Label));
    }

    [Fact]
    public void One_picture_with_two_labels_is_answered_with_one_of_them()
    {
        var classifier = Fit([new(new(0), Bolt, LooksLikeGear), new(new(1), Gear, LooksLikeGear)]);

        Assert.Contains(classifier.Predict(LooksLikeGear).Label!.Value, classifier.Labels);
    }

    [Fact]
    public void It_keeps_no_hold_on_the_list_it_was_fitted_to()
    {
        var list = Bunches.ToList();
        var classifier = Fit(list);
        var before = classifier.Predict(LooksLikeGear);

        list.Clear();

        Assert.Equal(before, classifier.Predict(LooksLikeGear));
    }

    [Fact]
    public void Examples_of_different_lengths_are_refused_with_both_lengths()
    {
        var error = Assert.Throws<ArgumentException>(() => Fit([.. Bunches, new(new(99), Gear, FeatureVector.Of(1, 2, 3, 4))]));

        Assert.Contains("4 features", error.Message, StringComparison.Ordinal);
        Assert.Contains("have 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Fault(20)]
    public void A_part_of_another_length_is_refused_with_both_lengths()
    {
        var classifier = Fit(Bunches);

        var error = Assert.Throws<ArgumentException>(() => classifier.Predict(FeatureVector.Of(1, 2)));

        Assert.Contains("2 features", error.Message, StringComparison.Ordinal);
        Assert.Contains("have 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_that_comes_twice_is_refused_by_name()
    {
        var error = Assert.Throws<ArgumentException>(() => Fit([.. Bunches, Bunches[7]]));

        Assert.Contains($"Example {Bunches[7].Id.Value}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_at_all_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => Fit(null!));
        Assert.Throws<ArgumentNullException>(() => Fit(Bunches).Predict(null!));
        Assert.Throws<ArgumentNullException>(() => Fit([]).Predict(null!));
    }
}
