using System.Globalization;
using Sortline.Cli.Documents;
using Sortline.Cli.Output;
using Sortline.Messages;
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
        var (texts, labels) = (terminal.Texts, document.Labels);
        if (labels.Length > MostLabels)
        {
            var recalls = LearningTables.WithNames(texts["evaluate.label"], texts["evaluate.recall"]);
            for (var row = 0; row < labels.Length; row++)
                recalls.AddPlainRow(labels[row], texts["learning.score", ("score", document.Recall[row])]);
            terminal.Tables.Write(recalls);
            return;
        }

        terminal.Say(Message.Of("evaluate.confusion"));
        string[] headings = Headings(terminal, document);
        var table = LearningTables.WithNames("", [.. headings, texts["evaluate.recall"]]);
        for (var row = 0; row < labels.Length; row++)
        {
            var counts = document.Confusion[row].Select(count => count == 0 ? "·" : count.ToString(CultureInfo.InvariantCulture));
            var name = headings[row] == labels[row] ? labels[row] : $"{headings[row]} {labels[row]}";
            table.AddPlainRow([name, .. counts, texts["learning.score", ("score", document.Recall[row])]]);
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
        var texts = terminal.Texts;
        var table = new Table { Border = TableBorder.None, ShowHeaders = false };
        table.AddColumn(new TableColumn("")).AddColumn(new TableColumn(""));
        table.AddPlainRow(texts["evaluate.accuracy"], texts["learning.score", ("score", document.Accuracy)]);
        table.AddPlainRow(
            texts["evaluate.balanced"],
            texts[
                "evaluate.balanced.spread",
                ("mean", document.BalancedAccuracy.Mean),
                ("deviation", document.BalancedAccuracy.Sd)
            ]
        );
        table.AddPlainRow(texts["evaluate.calibration"], texts["learning.score", ("score", document.ExpectedCalibrationError)]);
        table.AddPlainRow(
            texts["evaluate.methods"],
            string.Join(
                ", ",
                document.Methods.Select(method =>
                    texts[
                        "evaluate.methods.count",
                        ("method", LearningTables.Method(method.Classifier, method.Features)),
                        ("count", method.Repeats)
                    ]
                )
            )
        );
        table.AddPlainRow(
            texts["evaluate.pictures"],
            texts[
                "evaluate.pictures.speed",
                ("pictures", document.Pictures.Sum()),
                ("speed", LearningTables.Whole(document.PicturesPerSecond))
            ]
        );
        if (document is { Shots: { } shots, Seed: { } seed })
        {
            table.AddPlainRow(
                texts["evaluate.draws"],
                texts[
                    "evaluate.draws.how",
                    ("repeats", document.Repeats),
                    ("shots", shots),
                    ("seed", seed),
                    ("views", document.Views)
                ]
            );
        }
        else
        {
            table.AddPlainRow(
                texts["evaluate.given"],
                texts[
                    "evaluate.given.how",
                    ("test", document.TestPictures ?? 0),
                    ("learned", document.Pictures.Sum() - (document.TestPictures ?? 0)),
                    ("views", document.Views)
                ]
            );
        }
        terminal.Tables.Write(table);
    }
}
