namespace Sortline.Learning.Tests;

public class KnnClassifierTests(ITestOutputHelper output)
{
    private static readonly Label Bolt = new(0),
        Gear = new(1),
        Washer = new(2);

    [Fact]
    public void Three_examples_vote_unless_told_otherwise()
    {
        var classifier = KnnClassifier.Fit([
            Make(0, Bolt, 1, 0),
            Make(1, Bolt, 1, 0.1f),
            Make(2, Gear, 1, 1),
            Make(3, Gear, 0, 1),
        ]);

        var prediction = classifier.Predict(FeatureVector.Of(1, 0));

        Assert.Equal(Bolt, prediction.Label);
        Assert.Equal([new(0), new(1), new(2)], prediction.Influences.Select(influence => influence.Example));
        Assert.Equal(2.0 / 3, prediction.ConfidenceOf(Bolt));
        Assert.Equal(1.0 / 3, prediction.ConfidenceOf(Gear));
    }

    [Fact]
    public void While_there_are_fewer_examples_than_neighbours_all_of_them_vote()
    {
        var classifier = KnnClassifier.Fit([Make(0, Bolt, 1, 0), Make(1, Gear, 0, 1)], neighbours: int.MaxValue);

        var prediction = classifier.Predict(FeatureVector.Of(3, 1));

        Assert.Equal(2, prediction.Influences.Length);
        Assert.Equal(0.5, prediction.ConfidenceOf(Bolt));
    }

    [Fact]
    public void A_tied_vote_goes_to_the_label_of_the_nearest_voter()
    {
        var classifier = KnnClassifier.Fit([Make(0, Bolt, 0, 1), Make(1, Gear, 1, 0.1f)], neighbours: 2);

        var prediction = classifier.Predict(FeatureVector.Of(1, 0));

        Assert.Equal(Gear, prediction.Label);
        Assert.Equal(0.5, prediction.ConfidenceOf(Bolt));
    }

    [Fact]
    public void The_nearest_voter_settles_a_tie_only_if_its_own_label_is_in_it()
    {
        var classifier = KnnClassifier.Fit(
            [
                Make(0, Washer, 1, 0),
                Make(1, Gear, 1, 0.1f),
                Make(2, Bolt, 1, 0.2f),
                Make(3, Bolt, 1, 0.3f),
                Make(4, Gear, 1, 0.4f),
            ],
            neighbours: 5
        );

        Assert.Equal(Gear, classifier.Predict(FeatureVector.Of(1, 0)).Label);
    }

    [Fact]
    public void A_tied_vote_does_not_depend_on_the_order_of_the_examples()
    {
        Example bolt = Make(5, Bolt, 1, 0),
            gear = Make(2, Gear, 0, 1);
        var halfway = FeatureVector.Of(1, 1);

        var oneWay = KnnClassifier.Fit([bolt, gear], neighbours: 2).Predict(halfway);
        var otherWay = KnnClassifier.Fit([gear, bolt], neighbours: 2).Predict(halfway);

        Assert.Equal(Bolt, oneWay.Label);
        Assert.Equal(oneWay, otherWay);
    }

    [Fact]
    public void Equally_like_examples_of_one_label_are_ranked_by_id()
    {
        var classifier = KnnClassifier.Fit([Make(9, Gear, 2, 2), Make(4, Gear, 1, 1), Make(7, Gear, 4, 4)], neighbours: 2);

        Assert.Equal(
            [new(4), new(7)],
            classifier.Predict(FeatureVector.Of(1, 1)).Influences.Select(influence => influence.Example)
        );
    }

    [Fact]
    public void The_part_itself_is_as_like_as_can_be_and_its_opposite_as_unlike()
    {
        var part = FeatureVector.Of(0.3f, 0.7f, 0.9f, 0.1f, 0.77f);
        var opposite = FeatureVector.Of(-0.3f, -0.7f, -0.9f, -0.1f, -0.77f);

        var influences = KnnClassifier.Fit([new(new(0), Gear, opposite), new(new(1), Bolt, part)]).Predict(part).Influences;

        Assert.Equal(
            [1f, -1f],
            influences.Select(influence => influence.Similarity),
            (expected, actual) => Math.Abs(expected - actual) < 1e-6
        );
        Assert.All(influences, influence => Assert.InRange(influence.Similarity, -1, 1));
    }

    [Fact]
    public void No_voter_is_more_than_perfectly_like_the_part_even_where_rounding_would_say_so()
    {
        const int Seed = 41;
        output.WriteLine($"Seed {Seed}");
        var random = new Random(Seed);

        for (var length = 1; length <= 300; length++)
        {
            var part = FeatureVector.Of([.. Enumerable.Range(0, length).Select(_ => (float)random.NextDouble() + 0.1f)]);
            var influence = KnnClassifier.Fit([new(new(0), Gear, part)]).Predict(part).Influences[0];
            Assert.InRange(influence.Similarity, 1 - 1e-6f, 1);
            Assert.Equal(part.CosineTo(part), influence.Similarity);
        }
    }

    [Theory]
    [InlineData(1, 255, 3)]
    [InlineData(7, 256, 3)]
    [InlineData(16, 257, 40)]
    [InlineData(40, 1_000, 5)]
    [InlineData(256, 700, 700)]
    public void Many_examples_are_ranked_like_on_the_blackboard(int length, int count, int neighbours)
    {
        var seed = 1_000 * length + count;
        output.WriteLine($"Seed {seed}");
        var random = new Random(seed);
        Example[] examples = [.. Enumerable.Range(0, count).Select(id => new Example(new(id), new(random.Next(5)), Draw()))];

        var classifier = KnnClassifier.Fit(examples, neighbours);

        for (var asked = 0; asked < 10; asked++)
        {
            var part = Draw();
            Assert.Equal(NaiveKnn.Predict(examples, neighbours, part), classifier.Predict(part));
        }

        FeatureVector Draw() => FeatureVector.Of([.. Enumerable.Range(0, length).Select(_ => (random.Next(20) + 1) / 8f)]);
    }

    [Fact]
    public void Predictions_may_run_side_by_side()
    {
        var classifier = KnnClassifier.Fit(Enumerable.Range(0, 500).Select(id => Make(id, new(id % 3), id % 17 + 1, id % 5)));
        FeatureVector[] parts = [.. Enumerable.Range(1, 400).Select(i => FeatureVector.Of(i % 23, 1 + i % 7))];
        Prediction[] expected = [.. parts.Select(classifier.Predict)];

        var predicted = new Prediction[parts.Length];
        Parallel.For(0, parts.Length, i => predicted[i] = classifier.Predict(parts[i]));

        Assert.Equal(expected, predicted);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void No_neighbours_is_refused_with_a_number_to_take(int neighbours)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new KnnClassifier(neighbours));

        Assert.Contains("At least one neighbour has to vote. Take 3 if in doubt.", error.Message, StringComparison.Ordinal);
        Assert.Equal("neighbours", error.ParamName);
    }

    [Fact]
    public void A_part_from_another_extractor_is_refused_with_what_to_do()
    {
        var classifier = KnnClassifier.Fit([Make(0, Bolt, 1, 0)]);

        var error = Assert.Throws<ArgumentException>(() => classifier.Predict(FeatureVector.Of(1, 2, 3)));

        Assert.StartsWith(
            "This vector has 3 features, but the examples have 2. Use the feature extractor that made the examples.",
            error.Message,
            StringComparison.Ordinal
        );
    }

    private static Example Make(int id, Label label, float x, float y) => new(new(id), label, FeatureVector.Of(x, y));
}
