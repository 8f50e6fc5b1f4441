using System.Collections.Immutable;
using System.Globalization;
using Sortline.Cli.Documents;
using Sortline.Cli.Output;
using Sortline.Messages;
using Spectre.Console;

namespace Sortline.Cli.Rendering;

/// <summary>What <c>test</c> tells people.</summary>
internal static class TestText
{
    /// <summary>Writes it.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="document">What came of the test.</param>
    /// <param name="listsMistakes">Whether to name each picture that was taken for something else.</param>
    public static void Write(Terminal terminal, TestDocument document, bool listsMistakes)
    {
        ConfusionTable.Write(
            terminal,
            Message.Of("test.confusion"),
            document.Labels,
            document.Confusion,
            (terminal.Texts["evaluate.recall"], Scores(terminal, document.Recall)),
            (terminal.Texts["test.precision"], Scores(terminal, document.Precision)),
            (terminal.Texts["test.count"], [.. document.Pictures.Select(count => count.ToString(CultureInfo.InvariantCulture))])
        );
        WriteScores(terminal, document, listsMistakes);
        if (!listsMistakes)
            return;

        foreach (var mistake in document.Mistakes)
        {
            terminal.Say(
                Message.Of(
                    "test.mistake",
                    ("file", mistake.File),
                    ("label", mistake.Label),
                    ("predicted", mistake.Predicted),
                    ("confidence", mistake.Confidence)
                )
            );
        }
    }

    private static ImmutableArray<string> Scores(Terminal terminal, ImmutableArray<double?> scores) =>
        [.. scores.Select(score => score is { } known ? terminal.Texts["learning.score", ("score", known)] : "·")];

    private static void WriteScores(Terminal terminal, TestDocument document, bool listsMistakes)
    {
        var texts = terminal.Texts;
        var table = new Table { Border = TableBorder.None, ShowHeaders = false };
        table.AddColumn(new TableColumn("")).AddColumn(new TableColumn(""));
        table.AddPlainRow(
            texts["evaluate.accuracy"],
            texts[
                "test.accuracy.interval",
                ("accuracy", document.Accuracy),
                ("low", document.AccuracyInterval.Low),
                ("high", document.AccuracyInterval.High)
            ]
        );
        table.AddPlainRow(texts["evaluate.balanced"], Balanced(terminal, document.BalancedAccuracy));
        if (!document.TaughtCopies.IsEmpty && document.NewPictures is { Pictures: > 0 } fresh)
        {
            table.AddPlainRow(
                texts["test.new"],
                texts[
                    "test.new.score",
                    ("pictures", fresh.Pictures),
                    ("accuracy", fresh.Accuracy),
                    ("balanced", Balanced(terminal, fresh.BalancedAccuracy))
                ]
            );
        }

        table.AddPlainRow(texts["evaluate.calibration"], texts["learning.score", ("score", document.ExpectedCalibrationError)]);
        if (document.Robot is { } robot)
        {
            table.AddPlainRow(
                texts["test.escapes"],
                texts["test.escapes.count", ("escapes", robot.Escapes), ("all", robot.ToReject)]
            );
            table.AddPlainRow(
                texts["test.falseRejects"],
                texts["test.falseRejects.count", ("rejects", robot.FalseRejects), ("all", robot.ToShip)]
            );
        }

        table.AddPlainRow(
            texts["test.mistakes"],
            texts[
                "test.mistakes.count",
                ("mistakes", document.Mistakes.Length),
                ("pictures", document.Pictures.Sum()),
                ("hidden", listsMistakes ? 0 : document.Mistakes.Length)
            ]
        );
        table.AddPlainRow(
            texts["test.method"],
            texts[
                "test.method.how",
                ("method", LearningTables.Method(document.Method.Classifier, document.Method.Features)),
                ("views", document.Views)
            ]
        );
        terminal.Tables.Write(table);
    }

    private static string Balanced(Terminal terminal, BalancedRow row) =>
        terminal.Texts["evaluate.balanced.spread", ("mean", row.Mean), ("deviation", row.StandardError)];
}
