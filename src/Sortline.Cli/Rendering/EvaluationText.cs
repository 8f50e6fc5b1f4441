using Sortline.Cli.Documents;
using Sortline.Cli.Output;
using Sortline.Messages;
using Spectre.Console;

namespace Sortline.Cli.Rendering;

/// <summary>What <c>evaluate</c> tells people.</summary>
internal static class EvaluationText
{
    public static void Write(Terminal terminal, EvaluationDocument document)
    {
        var recall = document.Recall.Select(score => terminal.Texts["learning.score", ("score", score)]);
        ConfusionTable.Write(
            terminal,
            Message.Of("evaluate.confusion"),
            document.Labels,
            document.Confusion,
            (terminal.Texts["evaluate.recall"], [.. recall])
        );
        WriteScores(terminal, document);
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
