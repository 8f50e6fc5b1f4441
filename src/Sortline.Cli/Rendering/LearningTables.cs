using System.Collections.Immutable;
using Sortline.Cli.Documents;
using Sortline.Cli.Output;
using Spectre.Console;

namespace Sortline.Cli.Rendering;

/// <summary>What more than one command shows of learning.</summary>
internal static class LearningTables
{
    private const int MostHints = 20;

    /// <summary>A table in the house's way: no more lines than it needs.</summary>
    public static Table New(params ReadOnlySpan<string> numbers)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var heading in numbers)
            table.AddColumn(new TableColumn(new Text(TextFormat.Name(heading))).RightAligned().NoWrap());
        return table;
    }

    /// <summary>A table whose first column holds names.</summary>
    public static Table WithNames(string names, params ReadOnlySpan<string> numbers)
    {
        var table = New([names, .. numbers]);
        table.Columns[0].LeftAligned();
        return table;
    }

    /// <summary>A row of plain text: what stands in it cannot be taken for markup.</summary>
    public static void AddPlainRow(this Table table, params IEnumerable<string> cells) =>
        table.AddRow(cells.Select(cell => new Text(TextFormat.Name(cell))));

    /// <summary>How each method does when each example is left out once.</summary>
    public static void WriteLeaveOneOut(Terminal terminal, ImmutableArray<LeaveOneOutRow> rows)
    {
        var table = WithNames("Leaving each example out once", "accuracy", "balanced accuracy", "");
        foreach (var row in rows)
        {
            table.AddPlainRow(
                $"{row.Classifier} on {row.Features} features",
                TextFormat.Score(row.Accuracy),
                TextFormat.Score(row.BalancedAccuracy),
                row.Taken ? "taken" : ""
            );
        }

        terminal.Tables.Write(table);
    }

    /// <summary>What is worth a look.</summary>
    public static void WriteHints(Terminal terminal, ImmutableArray<HintRow> hints)
    {
        foreach (var hint in hints.Take(MostHints))
            terminal.Writer.WriteLine($"Worth a look: {TextFormat.Name(hint.Text)}");
        if (hints.Length > MostHints)
            terminal.Writer.WriteLine($"… and {TextFormat.Count(hints.Length - MostHints, "more hint")}; --json lists all.");
        if (!hints.IsEmpty)
            terminal.Writer.WriteLine();
    }
}
