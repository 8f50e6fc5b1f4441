namespace Sortline.Learning.Tests;

public class KnnTeachingTests
{
    [Fact]
    public void The_nearest_of_another_label_is_the_one_that_a_plain_search_finds()
    {
        var examples = Drawn.Examples(seed: 6, [150, 90, 80], length: 20);
        var classifier = KnnClassifier.Fit(examples);
        classifier.Remove(examples[5].Id);
        var left = examples.RemoveAt(5);

        Assert.All(
            left.Where((_, i) => i % 40 == 0),
            one =>
            {
                var plain = left.Where(other => other.Label != one.Label).MaxBy(other => other.Features.CosineTo(one.Features))!;
                var nearest = classifier.NearestOfAnotherLabel(one.Id)!.Value;
                Assert.Equal((plain.Id, plain.Label, 0), (nearest.Example, nearest.Label, nearest.Weight));
                Assert.Equal(plain.Features.CosineTo(one.Features), nearest.Similarity);
            }
        );
        Assert.Null(classifier.NearestOfAnotherLabel(examples[5].Id));
        Assert.Null(KnnClassifier.Fit([examples[0]]).NearestOfAnotherLabel(examples[0].Id));
    }

    private static readonly Label Bolt = new(0),
        Gear = new(1),
        Washer = new(2);
    private static readonly FeatureVector Part = FeatureVector.Of(1, 0);

    private readonly KnnClassifier _classifier = KnnClassifier.Fit([
        new(new(10), Bolt, FeatureVector.Of(1, 0)),
        new(new(11), Gear, FeatureVector.Of(0, 1)),
        new(new(12), Gear, FeatureVector.Of(1, 1)),
    ]);

    [Fact]
    public void It_starts_with_nothing_and_counts_what_it_learns()
    {
        var classifier = new KnnClassifier();
        Assert.Equal((0, null), (classifier.Count, classifier.FeatureLength));

        classifier.Add(new(new(4), Bolt, Part));

        Assert.Equal((1, 2), (classifier.Count, classifier.FeatureLength));
        Assert.True(classifier.Contains(new(4)));
        Assert.False(classifier.Contains(new(5)));
        Assert.Equal(Bolt, classifier.Predict(Part).Label);
    }

    [Fact]
    public void A_removed_example_no_longer_votes()
    {
        Assert.True(_classifier.Remove(new(10)));

        Assert.False(_classifier.Contains(new(10)));
        Assert.Equal(2, _classifier.Count);
        Assert.Equal([new(12), new(11)], _classifier.Predict(Part).Influences.Select(influence => influence.Example));
    }

    [Fact]
    public void A_label_is_known_only_while_it_has_an_example()
    {
        _classifier.Remove(new(10));

        Assert.Equal([Gear], _classifier.Labels);
        Assert.Equal(0, _classifier.CountOf(Bolt));
        Assert.Equal(2, _classifier.CountOf(Gear));
        Assert.Equal([Gear], _classifier.Predict(Part).Confidences.Select(confidence => confidence.Label));
        Assert.Equal(0, _classifier.Predict(Part).ConfidenceOf(Bolt));
    }

    [Fact]
    public void A_moved_example_votes_for_its_new_label()
    {
        Assert.True(_classifier.Relabel(new(11), Washer));

        Assert.Equal([Bolt, Gear, Washer], _classifier.Labels);
        Assert.Equal(Washer, _classifier.Predict(FeatureVector.Of(0, 1)).Influences[0].Label);
    }

    [Fact]
    public void Moving_to_the_label_it_has_changes_nothing()
    {
        var before = _classifier.Predict(Part);

        Assert.True(_classifier.Relabel(new(10), Bolt));

        Assert.Equal(before, _classifier.Predict(Part));
    }

    [Fact]
    public void Forgetting_a_label_takes_all_its_examples()
    {
        Assert.Equal(2, _classifier.RemoveLabel(Gear));

        Assert.Equal([Bolt], _classifier.Labels);
        Assert.Equal(1, _classifier.Count);
        Assert.False(_classifier.Contains(new(12)));
    }

    [Fact]
    public void What_is_not_there_cannot_be_removed_moved_or_forgotten_and_nothing_changes()
    {
        var before = _classifier.Predict(Part);

        Assert.False(_classifier.Remove(new(99)));
        Assert.False(_classifier.Relabel(new(99), Washer));
        Assert.Equal(0, _classifier.RemoveLabel(Washer));

        Assert.Equal(before, _classifier.Predict(Part));
        Assert.Equal([Bolt, Gear], _classifier.Labels);
    }

    [Fact]
    public void After_the_last_example_it_is_as_new_and_takes_vectors_of_any_length()
    {
        _classifier.RemoveLabel(Gear);
        _classifier.Remove(new(10));
        Assert.Same(Prediction.None, _classifier.Predict(Part));
        Assert.Null(_classifier.FeatureLength);

        var longer = FeatureVector.Of([.. Enumerable.Repeat(1f, 100)]);
        _classifier.Add(new(new(10), Washer, longer));

        Assert.Equal(100, _classifier.FeatureLength);
        Assert.Equal(Washer, _classifier.Predict(longer).Label);
    }

    [Fact]
    public void A_prediction_does_not_change_when_the_classifier_learns_more()
    {
        var prediction = _classifier.Predict(Part);
        var (label, confidences, influences) = (
            prediction.Label,
            prediction.Confidences.ToArray(),
            prediction.Influences.ToArray()
        );

        _classifier.Relabel(new(10), Washer);
        _classifier.RemoveLabel(Gear);

        Assert.Equal(label, prediction.Label);
        Assert.Equal(confidences, prediction.Confidences);
        Assert.Equal(influences, prediction.Influences);
    }

    [Fact]
    public void A_taken_id_is_refused_and_the_old_example_stays()
    {
        var before = _classifier.Predict(Part);

        var error = Assert.Throws<ArgumentException>(() => _classifier.Add(new(new(11), Washer, Part)));

        Assert.StartsWith(
            "Example 11 is already there. Move it to change its label, or remove it first.",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.Equal(before, _classifier.Predict(Part));
        Assert.Equal((3, 0), (_classifier.Count, _classifier.CountOf(Washer)));
    }

    [Fact]
    public void An_example_of_another_length_is_refused_and_nothing_changes()
    {
        var error = Assert.Throws<ArgumentException>(() => _classifier.Add(new(new(50), Bolt, FeatureVector.Of(1, 2, 3))));

        Assert.StartsWith("This vector has 3 features, but the examples have 2.", error.Message, StringComparison.Ordinal);
        Assert.Equal(3, _classifier.Count);
        Assert.False(_classifier.Contains(new(50)));
    }

    [Fact]
    public void An_example_needs_a_vector()
    {
        Assert.Throws<ArgumentNullException>(() => new Example(new(1), Bolt, null!));
        Assert.Throws<ArgumentNullException>(() => new Example(new(1), Bolt, Part) with { Features = null! });
        Assert.Throws<ArgumentNullException>(() => _classifier.Add(null!));
    }
}
