using System.Text.Json;

namespace Sortline.Learning.Tests;

/// <summary>Holds ridge regression against scikit-learn; reference/ridge_reference.py made the numbers.</summary>
public class RidgeReferenceTests
{
    private const double Near = 2e-5;

    [Theory]
    [InlineData("few-examples")] // a row of equations for each example
    [InlineData("many-examples")] // a row of equations for each feature
    [InlineData("a-lonely-label")]
    public void It_finds_what_scikit_learn_finds(string name)
    {
        var reference = Read(name);
        var classifier = RidgeClassifier.Fit(Examples(reference));

        Assert.Equal(reference.Penalty, classifier.Penalty);
        Assert.Equal(1, classifier.InverseTemperature!.Value / reference.Sharpness, 1e-4);
        Assert.Equal(reference.Losses.Length, classifier.Losses.Length);
        foreach (var (theirs, ours) in reference.Losses.Zip(classifier.Losses))
            Assert.Equal(1, ours / theirs, 1e-4);
        foreach (var (part, scores) in reference.Parts.Zip(reference.Scores))
            AssertNear(scores, [.. classifier.ScoresOf(FeatureVector.Of(part))]);
    }

    [Theory]
    [InlineData("few-examples")]
    [InlineData("many-examples")]
    [InlineData("a-lonely-label")]
    public void What_is_left_out_scores_as_if_it_had_never_been_shown(string name)
    {
        var reference = Read(name);

        var scores = RidgeClassifier.Fit(Examples(reference)).LeaveOneOutScores();

        Assert.Equal(reference.LeftOut.Length, scores.Length);
        foreach (var (theirs, ours) in reference.LeftOut.Zip(scores))
            AssertNear(theirs, ours);
    }

    private static void AssertNear(double[] theirs, double[] ours)
    {
        Assert.Equal(theirs.Length, ours.Length);
        foreach (var (one, other) in theirs.Zip(ours))
            Assert.Equal(one, other, Near);
    }

    private static IEnumerable<Example> Examples(Reference reference) =>
        reference.Examples.Select((features, i) => new Example(new(i), new(reference.Labels[i]), FeatureVector.Of(features)));

    private static Reference Read(string name)
    {
        var file = Path.Combine(Repository.Root, "tests", "Sortline.Learning.Tests", "reference", $"{name}.json");
        return JsonSerializer.Deserialize<Reference>(File.ReadAllText(file), JsonSerializerOptions.Web)!;
    }

    private sealed record Reference(
        int[] Labels,
        float[][] Examples,
        float[][] Parts,
        double[] Losses,
        double Penalty,
        double Sharpness,
        double[][] LeftOut,
        double[][] Scores
    );
}
