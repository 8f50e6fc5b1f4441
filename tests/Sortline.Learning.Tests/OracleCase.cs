namespace Sortline.Learning.Tests;

/// <summary>A random thing to teach and to ask: ours learns and unlearns, the oracle is given only what remains.</summary>
internal sealed class OracleCase
{
    private readonly KnnClassifier _classifier;
    private readonly List<Example> _remaining;
    private readonly FeatureVector _part;

    private OracleCase(KnnClassifier classifier, List<Example> remaining, FeatureVector part, bool hasHistory) =>
        (_classifier, _remaining, _part, HasHistory) = (classifier, remaining, part, hasHistory);

    public bool HasHistory { get; }

    /// <summary>Whether rounding or the rule for ties could decide. Judged in doubles, apart from the classifier.</summary>
    public bool IsCloseCall
    {
        get
        {
            var ranked = _remaining
                .Select(example => (example.Label, Similarity: NaiveKnn.Cosine(example.Features, _part)))
                .OrderByDescending(example => example.Similarity)
                .ToArray();
            var k = Math.Min(_classifier.Neighbours, ranked.Length);
            var votes = ranked[..k].CountBy(example => example.Label).Select(label => label.Value).OrderDescending().ToArray();

            return (ranked.Length > k && ranked[k - 1].Similarity - ranked[k].Similarity < 1e-5)
                || (votes.Length > 1 && votes[0] == votes[1]);
        }
    }

    public static OracleCase Draw(Random random)
    {
        var length = (int)Math.Round(Math.Pow(2, 1 + 7 * random.NextDouble()));
        var labels = random.Next(1, 7);
        var positive = random.Next(2) == 0; // As after a ReLU, where all parts look rather alike.
        var centres = Enumerable
            .Range(0, labels)
            .Select(_ => Numbers(random, length).Select(number => positive ? Math.Abs(number) : number).ToArray())
            .ToArray();
        var examples = Enumerable
            .Range(0, random.Next(1, 61))
            .Select(id => new Example(new(id), new(random.Next(labels)), Near(random, centres[random.Next(labels)], positive)))
            .ToList();
        var classifier = KnnClassifier.Fit(examples, neighbours: random.Next(1, 8));

        var hasHistory = examples.Count > 3 && random.Next(2) == 0;
        if (hasHistory)
            Unlearn(random, classifier, examples, labels);

        return new(classifier, examples, Near(random, centres[random.Next(labels)], positive), hasHistory);
    }

    public Prediction Predict() => _classifier.Predict(_part);

    public KnnOracle.Question ToQuestion() =>
        new(
            _classifier.Neighbours,
            _part.Span.ToArray(),
            [
                .. _remaining.Select(example => new KnnOracle.TaughtExample(
                    KnnOracleTests.Name(example.Label),
                    example.Features.Span.ToArray()
                )),
            ]
        );

    // Keeps at least one example: the oracle refuses to answer without.
    private static void Unlearn(Random random, KnnClassifier classifier, List<Example> examples, int labels)
    {
        for (var removals = random.Next(1, examples.Count / 2 + 1); removals > 0; removals--)
        {
            var at = random.Next(examples.Count);
            Assert.True(classifier.Remove(examples[at].Id));
            examples.RemoveAt(at);
        }

        for (var moves = random.Next(4); moves > 0; moves--)
        {
            var at = random.Next(examples.Count);
            examples[at] = examples[at] with { Label = new(random.Next(labels)) };
            Assert.True(classifier.Relabel(examples[at].Id, examples[at].Label));
        }

        var unloved = new Label(random.Next(labels));
        if (examples.Any(example => example.Label != unloved))
            Assert.Equal(examples.RemoveAll(example => example.Label == unloved), classifier.RemoveLabel(unloved));
    }

    private static FeatureVector Near(Random random, float[] centre, bool positive)
    {
        while (true)
        {
            var numbers = Numbers(random, centre.Length).Zip(centre, (noise, middle) => middle + 0.7f * noise);
            var features = numbers.Select(number => positive ? Math.Max(0, number) : number).ToArray();
            if (features.Any(feature => feature != 0))
                return FeatureVector.Of(features);
        }
    }

    private static float[] Numbers(Random random, int length) =>
        [.. Enumerable.Range(0, length).Select(_ => (float)(2 * random.NextDouble() - 1))];
}
