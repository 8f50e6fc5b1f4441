using System.Text;
using Sortline.Cli.Input;
using Sortline.Cli.Output;
using Sortline.Cli.Training;
using Sortline.Projects;
using Sortline.Projects.Exports;

namespace Sortline.Cli.Rendering;

/// <summary>A record for each tested picture, for spreadsheets.</summary>
internal static class TestCsv
{
    /// <summary>Writes the names of the columns and all records, those of pictures that were skipped last.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="labels">The labels that were taught.</param>
    /// <param name="tested">The pictures.</param>
    /// <param name="result">What was answered about them.</param>
    public static void Write(Terminal terminal, IReadOnlyList<ProjectLabel> labels, LabelledDataset tested, TestResult result)
    {
        Line([
            "file",
            "label",
            "predicted",
            "confidence",
            "taughtCopy",
            "error",
            .. labels.Select(label => $"confidence.{label.Name}"),
        ]);
        var names = labels.ToDictionary(label => label.Label, label => label.Name);
        foreach (var answer in result.Answers.Predictions)
        {
            Line([
                tested.Files[answer.Example.Value],
                names[answer.Label],
                names[answer.Prediction.Label!.Value],
                answer.Confidence,
                result.TaughtCopies.TryGetValue(answer.Example, out var taught) ? taught[0].Value : null,
                null,
                .. labels.Select(label => (object)answer.Prediction.ConfidenceOf(label.Label)),
            ]);
        }

        foreach (var (file, reason) in tested.Skipped)
            Line([file, null, null, null, null, reason, .. labels.Select(_ => (object?)null)]);

        void Line(object?[] cells) => terminal.Output.Write(Encoding.UTF8.GetBytes(Csv.Line(cells)));
    }
}
