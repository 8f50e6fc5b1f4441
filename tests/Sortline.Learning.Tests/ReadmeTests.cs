using System.Collections.Immutable;
using System.Globalization;
using Sortline.Learning.Evaluation;
using Sortline.Learning.Features;
using Sortline.Learning.Inspection;

namespace Sortline.Learning.Tests;

public class ReadmeTests
{
    // Three clouds that touch, and a slip of the learner's hand.
    private readonly ImmutableArray<LabelledPicture> _pictures = Slip(
        Drawn.Pictures(seed: 8, [20, 20, 20], length: 100, noise: 1.2)
    );

    [Fact]
    public void The_sample_does_what_it_says()
    {
        // <sample>
        Label gear = new(1),
            bolt = new(2);
        var classifier = new KnnClassifier(neighbours: 3);
        classifier.Add(new Example(new(1), gear, FeatureVector.Of(0.9f, 0.1f)));
        classifier.Add(new Example(new(2), gear, FeatureVector.Of(0.8f, 0.3f)));
        classifier.Add(new Example(new(3), bolt, FeatureVector.Of(0.1f, 0.7f)));

        var prediction = classifier.Predict(FeatureVector.Of(0.7f, 0.2f));
        Console.WriteLine(prediction); // label 1 (67 %, 3 influences)
        Console.WriteLine(prediction.Influences[0].Example); // ExampleId { Value = 2 }: the one most like it
        classifier.Remove(new(3)); // and the bolt was never shown
        // </sample>

        Assert.Equal("label 1 (67 %, 3 influences)", prediction.ToString());
        Assert.Equal("ExampleId { Value = 2 }", prediction.Influences[0].Example.ToString());
        Assert.Equal([gear], classifier.Labels);
    }

    [Fact]
    public void The_sample_of_ridge_regression_does_what_it_says()
    {
        var part = Drawn.Pictures(seed: 8, [1, 1, 2], length: 100, noise: 2.5)[3].Features;
        var pieces = 0;

        var pictures = _pictures;

        // <sample>
        var training = new RidgeTraining([.. pictures.Select(picture => picture.As(FeatureKind.Pooled))]);
        while (training.Advance())
            Breathe(); // draw a frame, answer a click

        var guess = training.Result.Predict(part.Pooled);
        Console.WriteLine(guess); // label 2 (96 %, 5 influences)
        Console.WriteLine($"{guess.Influences[0].Weight:P0}"); // 43 %: what the strongest example has in it
        Console.WriteLine(training.Result.Penalty); // 2
        // </sample>

        Assert.InRange(pieces, 0, 1); // So few examples are hardly more than one piece.
        Assert.Equal("label 2 (96 %, 5 influences)", guess.ToString());
        Assert.Equal("43 %", Percent(guess.Influences[0].Weight));
        Assert.Equal(2, training.Result.Penalty);

        void Breathe() => pieces++;
    }

    [Fact]
    public void The_sample_of_evaluation_does_what_it_says()
    {
        var pictures = _pictures;

        // <sample>
        var results = LearningMethod.All.Select(method => LeaveOneOutEvaluation.Run(method, pictures)).ToImmutableArray();
        var chosen = results.Single(result => result.Method == MethodSelector.Select(results));
        Console.WriteLine(chosen.Method); // LearningMethod { Classifier = Ridge, Features = Pooled }
        Console.WriteLine($"{chosen.BalancedAccuracy:P0}"); // 98 %: of each label so many, had they not been shown

        var repeats = RepeatedEvaluation.Of(
            Enumerable.Range(1, 20).Select(seed => Split.Draw(pictures, shots: 5, seed).Evaluate(chosen.Method))
        );
        Console.WriteLine($"{repeats.BalancedAccuracy:P0} ± {repeats.BalancedAccuracyDeviation:P0}"); // 98 % ± 1 %

        foreach (var hint in DataInspector.Inspect(chosen, pictures))
            Console.WriteLine(hint); // LooksMislabelled { Example = ExampleId { Value = 3 }, … }
        // </sample>

        Assert.Equal("LearningMethod { Classifier = Ridge, Features = Pooled }", chosen.Method.ToString());
        Assert.Equal("98 %", Percent(chosen.BalancedAccuracy));
        Assert.Equal("98 % ± 1 %", $"{Percent(repeats.BalancedAccuracy)} ± {Percent(repeats.BalancedAccuracyDeviation)}");
        var only = Assert.Single(DataInspector.Inspect(chosen, pictures));
        Assert.StartsWith("LooksMislabelled { Example = ExampleId { Value = 3 }, ", only.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_samples_in_the_README_are_those_that_are_tested() =>
        ReadmeSample.AssertIsTested("Sortline.Learning", count: 3);

    private static ImmutableArray<LabelledPicture> Slip(ImmutableArray<LabelledPicture> pictures) =>
        pictures.SetItem(3, pictures[3] with { Label = new(2) });

    private static string Percent(double share) => share.ToString("P0", CultureInfo.InvariantCulture);
}
