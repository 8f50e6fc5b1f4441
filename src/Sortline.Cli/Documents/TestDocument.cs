using System.Collections.Immutable;
using Sortline.Cli.Input;
using Sortline.Cli.Training;
using Sortline.Learning;
using Sortline.Learning.Evaluation;
using Sortline.Projects;

namespace Sortline.Cli.Documents;

/// <summary>What <c>test --json</c> prints.</summary>
/// <remarks>
/// A label that no picture shows has no recall, one that was never the answer no precision; where all labels go the same way, there is no
/// robot. <c>TestPictures</c> is null where no test was given, and all pictures are tested.
/// </remarks>
internal sealed record TestDocument(
    string File,
    double Accuracy,
    ShareInterval AccuracyInterval,
    BalancedRow BalancedAccuracy,
    ImmutableArray<string> Labels,
    ImmutableArray<int> Pictures,
    ImmutableArray<double?> Recall,
    ImmutableArray<double?> Precision,
    ImmutableArray<ImmutableArray<int>> Confusion,
    RobotRow? Robot,
    int? TestPictures,
    int Views,
    MethodRow Method,
    double ExpectedCalibrationError,
    ImmutableArray<ReliabilityBin> Reliability,
    ImmutableArray<LabelRow> UnknownLabels,
    ImmutableArray<TaughtCopyRow> TaughtCopies,
    NewPicturesRow NewPictures,
    ImmutableArray<ImmutableArray<string>> NearCopies,
    ImmutableArray<MistakeRow> Mistakes,
    double PicturesPerSecond,
    ImmutableArray<SkippedPicture> Skipped
)
{
    /// <summary>The document of a test.</summary>
    /// <param name="file">The project file.</param>
    /// <param name="project">What it holds.</param>
    /// <param name="labels">The labels that it was taught.</param>
    /// <param name="tested">The pictures.</param>
    /// <param name="result">What was answered about them.</param>
    /// <param name="testPictures">How many pictures the given test has; null if none was given.</param>
    /// <param name="unknown">The labels that it was not taught.</param>
    public static TestDocument Of(
        string file,
        Project project,
        ImmutableArray<ProjectLabel> labels,
        LabelledDataset tested,
        TestResult result,
        int? testPictures,
        ImmutableArray<LabelRow> unknown
    )
    {
        var answers = result.Answers;
        return new(
            file,
            answers.Accuracy,
            ShareInterval.Of(answers.Predictions.Count(answer => answer.IsRight), answers.Predictions.Length),
            BalancedRow.Of(answers),
            [.. labels.Select(label => label.Name)],
            [.. labels.Select(label => answers.SupportOf(label.Label))],
            [.. labels.Select(label => Share(answers.CountOf(label.Label, label.Label), answers.SupportOf(label.Label)))],
            [
                .. labels.Select(label =>
                    Share(
                        answers.CountOf(label.Label, label.Label),
                        labels.Sum(actual => answers.CountOf(actual.Label, label.Label))
                    )
                ),
            ],
            [.. labels.Select(actual => labels.Select(given => answers.CountOf(actual.Label, given.Label)).ToImmutableArray())],
            RobotRow.Of(answers, labels),
            testPictures,
            (int)project.Settings.Views,
            MethodRow.Of(result.Method),
            answers.CalibrationError(),
            answers.Reliability(),
            unknown,
            [
                .. result.TaughtCopies.Select(copy => new TaughtCopyRow(
                    FileOf(copy.Key),
                    [.. copy.Value.Select(taught => taught.Value)]
                )),
            ],
            new(result.OfNewPictures.Predictions.Length, result.OfNewPictures.Accuracy, BalancedRow.Of(result.OfNewPictures)),
            [.. result.NearCopies.Select(group => group.Select(FileOf).ToImmutableArray())],
            [
                .. answers
                    .Predictions.Where(answer => !answer.IsRight)
                    .Select(answer => new MistakeRow(
                        FileOf(answer.Example),
                        project.Find(answer.Label)!.Name,
                        project.Find(answer.Prediction.Label!.Value)!.Name,
                        answer.Confidence
                    )),
            ],
            tested.PicturesPerSecond,
            tested.Skipped
        );

        string FileOf(ExampleId id) => tested.Files[id.Value];
    }

    private static double? Share(int part, int whole) => whole == 0 ? null : (double)part / whole;
}

/// <summary>The mean of the labels' recalls.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="StandardError">How far it may be off because there are so few pictures.</param>
internal readonly record struct BalancedRow(double Mean, double StandardError)
{
    /// <summary>Of the answers of a test.</summary>
    /// <remarks>
    /// Each recall is taken for as uncertain as if one more picture had been right and one more wrong: else three right answers of three
    /// would be certainty.
    /// </remarks>
    public static BalancedRow Of(EvaluationResult answers)
    {
        var (variance, labels) = (0.0, 0);
        foreach (var label in answers.Labels)
        {
            if (answers.SupportOf(label) is not (> 0 and var pictures))
                continue;
            var share = (answers.CountOf(label, label) + 1.0) / (pictures + 2);
            variance += share * (1 - share) / (pictures + 3);
            labels++;
        }

        return new(answers.BalancedAccuracy, labels == 0 ? 0 : Math.Sqrt(variance) / labels);
    }
}

/// <summary>What the page's robot would do: it ships some labels, and takes the others off the belt.</summary>
/// <param name="ToReject">How many pictures show what it is to take off.</param>
/// <param name="Escapes">How many of those it would ship.</param>
/// <param name="ToShip">How many pictures show what it is to ship.</param>
/// <param name="FalseRejects">How many of those it would take off.</param>
internal sealed record RobotRow(int ToReject, int Escapes, int ToShip, int FalseRejects)
{
    /// <summary>Of the answers of a test; null if all labels go the same way.</summary>
    public static RobotRow? Of(EvaluationResult answers, ImmutableArray<ProjectLabel> labels)
    {
        var ships = labels.ToDictionary(label => label.Label, label => label.Ships);
        if (ships.Values.Distinct().Count() < 2)
            return null;

        var parts = answers.Predictions.Select(answer =>
            (Good: ships[answer.Label], Shipped: ships[answer.Prediction.Label!.Value])
        );
        return new(
            parts.Count(part => !part.Good),
            parts.Count(part => !part.Good && part.Shipped),
            parts.Count(part => part.Good),
            parts.Count(part => part.Good && !part.Shipped)
        );
    }
}

/// <summary>A picture that is a near-copy of taught ones.</summary>
/// <param name="File">Its file.</param>
/// <param name="Examples">The numbers of the taught examples.</param>
internal sealed record TaughtCopyRow(string File, ImmutableArray<int> Examples);

/// <summary>The score of the pictures that are no near-copies of taught ones.</summary>
internal sealed record NewPicturesRow(int Pictures, double Accuracy, BalancedRow BalancedAccuracy);

/// <summary>A wrong answer.</summary>
/// <param name="File">The picture.</param>
/// <param name="Label">What it is.</param>
/// <param name="Predicted">What it was taken for.</param>
/// <param name="Confidence">How sure that was, from 0 to 1.</param>
internal sealed record MistakeRow(string File, string Label, string Predicted, double Confidence);
