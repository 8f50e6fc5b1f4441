using System.Globalization;
using Sortline.Cli.Documents;
using Sortline.Cli.Output;
using Spectre.Console;

namespace Sortline.Cli.Rendering;

/// <summary>What <c>evaluate</c> tells people.</summary>
internal static class EvaluationText
{
    private const int MostLabels = 30;

    public static void Write(Terminal terminal, EvaluationDocument document)
    {
        WriteConfusion(terminal, document);
        WriteScores(terminal, document);
    }

    private static void WriteConfusion(Terminal terminal, EvaluationDocument document)
    {
        var labels = document.Labels;
        if (labels.Length > MostLabels)
        {
            var recalls = LearningTables.WithNames("Label", "recall");
            for (var row = 0; row < labels.Length; row++)
                recalls.AddPlainRow(labels[row], TextFormat.Score(document.Recall[row]));
            terminal.Tables.Write(recalls);
            return;
        }

        terminal.Writer.WriteLine(
            "Each row is what a picture actually is, each column what it was taken for (all repeats together)."
        );
        string[] headings = Headings(terminal, document);
        var table = LearningTables.WithNames("", [.. headings, "recall"]);
        for (var row = 0; row < labels.Length; row++)
        {
            var counts = document.Confusion[row].Select(count => count == 0 ? "·" : count.ToString(CultureInfo.InvariantCulture));
            var name = headings[row] == labels[row] ? labels[row] : $"{headings[row]} {labels[row]}";
            table.AddPlainRow([name, .. counts, TextFormat.Score(document.Recall[row])]);
        }

        terminal.Tables.Write(table);
    }

    // The names where there is room for them, else numbers.
    private static string[] Headings(Terminal terminal, EvaluationDocument document)
    {
        const int gap = 4,
            others = 16;
        var needed =
            document.Labels.Max(label => label.Length) + document.Labels.Sum(label => Math.Max(label.Length, 4) + gap) + others;
        return needed <= terminal.Tables.Profile.Width
            ? [.. document.Labels]
            : [.. Enumerable.Range(1, document.Labels.Length).Select(number => number.ToString(CultureInfo.InvariantCulture))];
    }

    private static void WriteScores(Terminal terminal, EvaluationDocument document)
    {
        var table = new Table { Border = TableBorder.None, ShowHeaders = false };
        table.AddColumn(new TableColumn("")).AddColumn(new TableColumn(""));
        table.AddPlainRow("Accuracy", TextFormat.Score(document.Accuracy));
        table.AddPlainRow(
            "Balanced accuracy",
            $"{TextFormat.Score(document.BalancedAccuracy.Mean)} ± {TextFormat.Score(document.BalancedAccuracy.Sd)}"
        );
        table.AddPlainRow("Calibration error", TextFormat.Score(document.ExpectedCalibrationError));
        table.AddPlainRow(
            "Methods taken",
            string.Join(
                ", ",
                document.Methods.Select(method =>
                    $"{method.Classifier} on {method.Features} features ({TextFormat.Count(method.Repeats, "time")})"
                )
            )
        );
        table.AddPlainRow(
            "Pictures",
            string.Create(CultureInfo.InvariantCulture, $"{document.Pictures.Sum()} ({document.PicturesPerSecond:0} a second)")
        );
        table.AddPlainRow(
            "Draws",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{document.Repeats}, each with {document.Shots} examples of each label, the rest tested; seed {document.Seed}, {TextFormat.Count(document.Views, "view")}"
            )
        );
        terminal.Tables.Write(table);
    }
}
