using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Sortline.Learning;

namespace Sortline.Bench.Native;

/// <summary>The nearest neighbours: asking.</summary>
public class Knn
{
    private KnnClassifier _classifier = null!;
    private FeatureVector _question = null!;

    [Params(256, 1_472)]
    public int Features { get; set; }

    [Params(100, 1_000, 10_000)]
    public int Count { get; set; }

    [GlobalSetup]
    public void SetUp() =>
        (_classifier, _question) = (KnnClassifier.Fit(Examples.Make(Count, Features)), Examples.Question(Features));

    [Benchmark]
    public Prediction Predict() => _classifier.Predict(_question);
}

/// <summary>The nearest neighbours: teaching.</summary>
public class KnnTeaching
{
    private const int Count = 200;

    private ImmutableArray<Example> _examples;
    private KnnClassifier _classifier = null!;
    private int _next;

    [Params(256, 1_472)]
    public int Features { get; set; }

    [GlobalSetup]
    public void SetUp() =>
        (_examples, _classifier) = (Examples.Make(Count, Features), KnnClassifier.Fit(Examples.Make(Count, Features)));

    /// <summary>One of 200 goes and comes back: the two alone are shorter than a clock's tick.</summary>
    [Benchmark]
    public void DeleteAndAdd()
    {
        var example = _examples[_next = (_next + 17) % Count];
        _classifier.Remove(example.Id);
        _classifier.Add(example);
    }

    [Benchmark]
    public KnnClassifier FitAll() => KnnClassifier.Fit(_examples);
}
