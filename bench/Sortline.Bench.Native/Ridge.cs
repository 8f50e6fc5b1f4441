using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Sortline.Learning;

namespace Sortline.Bench.Native;

/// <summary>Ridge regression with fewer examples than features, and the other way about: two ways through the same equations.</summary>
public class Ridge
{
    private ImmutableArray<Example> _examples;
    private RidgeClassifier _classifier = null!;
    private FeatureVector _question = null!;

    [ParamsSource(nameof(Shapes))]
    public Shape Of { get; set; } = null!;

    public static IEnumerable<Shape> Shapes => [new(200, 1_472), new(200, 2_240), new(1_000, 256)];

    [GlobalSetup]
    public void SetUp()
    {
        _examples = Examples.Make(Of.Count, Of.Features, labels: 4);
        (_classifier, _question) = (RidgeClassifier.Fit(_examples), Examples.Question(Of.Features));
    }

    [Benchmark]
    public RidgeClassifier Fit() => RidgeClassifier.Fit(_examples);

    [Benchmark]
    public Prediction Predict() => _classifier.Predict(_question);

    /// <summary>How many examples of how many features.</summary>
    public sealed record Shape(int Count, int Features)
    {
        public override string ToString() => $"{Count} x {Features}";
    }
}
