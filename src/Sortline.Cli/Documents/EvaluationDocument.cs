using System.Collections.Immutable;
using Sortline.Cli.Input;
using Sortline.Cli.Training;
using Sortline.Learning;
using Sortline.Learning.Evaluation;
using Sortline.Learning.Features;

namespace Sortline.Cli.Documents;

/// <summary>A number that differs from draw to draw: its mean, and its standard deviation over the draws (divided by n - 1).</summary>
internal readonly record struct Spread(double Mean, double Sd);

/// <summary>How often a method was taken.</summary>
internal sealed record MethodCount(string Classifier, string Features, int Repeats);

/// <summary>What <c>evaluate --json</c> prints.</summary>
internal sealed record EvaluationDocument(
    double Accuracy,
    Spread BalancedAccuracy,
    ImmutableArray<string> Labels,
    ImmutableArray<double> Recall,
    ImmutableArray<ImmutableArray<int>> Confusion,
    int Repeats,
    int? Shots,
    int? Seed,
    int? TestPictures,
    int Views,
    ImmutableArray<MethodCount> Methods,
    double ExpectedCalibrationError,
    ImmutableArray<ReliabilityBin> Reliability,
    ImmutableArray<int> Pictures,
    ImmutableArray<ImmutableArray<string>> NearCopies,
    ImmutableArray<string> SingleColour,
    ImmutableArray<string> Masks,
    double PicturesPerSecond,
    ImmutableArray<SkippedPicture> Skipped
)
{
    /// <summary>The document of an evaluation.</summary>
    public static EvaluationDocument Of(
        LabelledDataset dataset,
        EvaluationDoubts doubts,
        ImmutableArray<DrawResult> results,
        int shots,
        int seed,
        Augmentation views
    )
    {
        var repeats = RepeatedEvaluation.Of(results.Select(result => result.Answers));
        Label[] labels = [.. Enumerable.Range(0, dataset.Labels.Length).Select(id => new Label(id))];
        return new(
            repeats.Accuracy,
            new(repeats.BalancedAccuracy, repeats.BalancedAccuracyDeviation),
            dataset.Labels,
            [.. labels.Select(repeats.All.RecallOf)],
            [.. labels.Select(actual => labels.Select(given => repeats.All.CountOf(actual, given)).ToImmutableArray())],
            repeats.Count,
            dataset.KeptForTest.IsEmpty ? shots : null, // With a test that was given, nothing is drawn.
            dataset.KeptForTest.IsEmpty ? seed : null,
            dataset.KeptForTest.IsEmpty ? null : dataset.KeptForTest.Count,
            (int)views,
            [
                .. LearningMethod
                    .All.Select(method => (Row: MethodRow.Of(method), Count: results.Count(result => result.Method == method)))
                    .Where(method => method.Count > 0)
                    .Select(method => new MethodCount(method.Row.Classifier, method.Row.Features, method.Count)),
            ],
            repeats.All.CalibrationError(),
            repeats.All.Reliability(),
            dataset.Counts(),
            dataset.FilesOf(doubts.Copies),
            doubts.SingleColour,
            doubts.Masks,
            dataset.PicturesPerSecond,
            dataset.Skipped
        );
    }
}
