using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Sortline.Learning;

namespace Sortline.Bench.Native;

/// <summary>One more example: taken into a fitted classifier, and the guess that follows.</summary>
public class RidgeUpdates
{
    private const int Features = 2_240;

    private ImmutableArray<Example> _examples;
    private ImmutableArray<Example> _oneMore;
    private RidgeTraining _training = null!;
    private FeatureVector _question = null!;

    [Params(100, 1_000, 2_000)]
    public int Count { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _oneMore = Examples.Make(Count + 1, Features);
        _examples = _oneMore[..^1];
        _training = new RidgeTraining(_examples);
        while (_training.Advance()) { }

        _question = Examples.Question(Features);
    }

    [Benchmark]
    public Prediction UpdateAndPredict() => _training.Result.MakeUpdater()!.Update(_oneMore).Predict(_question);

    [Benchmark(Baseline = true)]
    public Prediction FitAndPredict() => RidgeClassifier.Fit(_oneMore).Predict(_question);
}
