using System.Collections.Immutable;
using System.Globalization;
using Sortline.Cli.Output;
using Sortline.Messages;
using Spectre.Console;

namespace Sortline.Cli.Rendering;

/// <summary>What is taken for what, as a table for people.</summary>
internal static class ConfusionTable
{
    private const int MostLabels = 30;

    /// <summary>Writes it; of many labels the columns beside it alone.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="explanation">What rows and columns are.</param>
    /// <param name="labels">The names of the labels.</param>
    /// <param name="counts">Row by row: how often a label was taken for each.</param>
    /// <param name="beside">More columns: a heading, and a word for each label.</param>
    public static void Write(
        Terminal terminal,
        Message explanation,
        ImmutableArray<string> labels,
        ImmutableArray<ImmutableArray<int>> counts,
        params (string Heading, ImmutableArray<string> Cells)[] beside
    )
    {
        var isShort = labels.Length > MostLabels;
        string[] headings = isShort ? [] : Headings(terminal, labels, beside.Length);
        var table = LearningTables.WithNames(
            isShort ? terminal.Texts["evaluate.label"] : "",
            [.. headings, .. beside.Select(column => column.Heading)]
        );
        for (var row = 0; row < labels.Length; row++)
        {
            var cells = isShort ? [] : counts[row].Select(CellOf);
            var name = isShort || headings[row] == labels[row] ? labels[row] : $"{headings[row]} {labels[row]}";
            table.AddPlainRow([name, .. cells, .. beside.Select(column => column.Cells[row])]);
        }

        if (!isShort)
            terminal.Say(explanation);
        terminal.Tables.Write(table);
    }

    private static string CellOf(int count) => count == 0 ? "·" : count.ToString(CultureInfo.InvariantCulture);

    // The names where there is room for them, else numbers.
    private static string[] Headings(Terminal terminal, ImmutableArray<string> labels, int others)
    {
        const int gap = 4,
            other = 12;
        var needed =
            labels.Max(label => label.Length) + labels.Sum(label => Math.Max(label.Length, 4) + gap) + gap + (others * other);
        return needed <= terminal.Tables.Profile.Width
            ? [.. labels]
            : [.. Enumerable.Range(1, labels.Length).Select(number => number.ToString(CultureInfo.InvariantCulture))];
    }
}
