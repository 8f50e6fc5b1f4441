using System.Collections.Immutable;
using Sortline.Cli.Evaluating;
using Sortline.Cli.Pictures;
using Sortline.Learning;

namespace Sortline.Cli.Commands;

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
    int Shots,
    int Seed,
    int Views,
    ImmutableArray<MethodCount> Methods,
    double ExpectedCalibrationError,
    ImmutableArray<ReliabilityBin> Reliability,
    ImmutableArray<int> Pictures,
    double PicturesPerSecond,
    ImmutableArray<SkippedPicture> Skipped)
{
    /// <summary>Sums the outcomes up.</summary>
    public static EvaluationDocument Of(Gallery gallery, ImmutableArray<Outcome> outcomes, int shots, int seed, ViewSet views)
    {
        Answer[] answers = [.. outcomes.SelectMany(outcome => outcome.Answers)];
        var confusion = gallery.Labels.Select(_ => new int[gallery.Labels.Length]).ToArray();
        foreach (var answer in answers)
            confusion[answer.Actual.Id][answer.Predicted.Id]++;

        var reliability = Evaluating.Reliability.Of(answers);
        return new(
            outcomes.Average(outcome => outcome.Accuracy),
            Spread.Of([.. outcomes.Select(outcome => outcome.BalancedAccuracy)]),
            gallery.Labels,
            [.. confusion.Select((row, label) => (double)row[label] / row.Sum())],
            [.. confusion.Select(row => row.ToImmutableArray())],
            outcomes.Length,
            shots,
            seed,
            (int)views,
            [
                .. Method.All
                    .Select(method => (Row: MethodRow.Of(method), Count: outcomes.Count(outcome => outcome.Method == method)))
                    .Where(method => method.Count > 0)
                    .Select(method => new MethodCount(method.Row.Classifier, method.Row.Features, method.Count)),
            ],
            reliability.Error,
            reliability.Bins,
            gallery.Counts(),
            gallery.PicturesPerSecond,
            gallery.Skipped);
    }
}
