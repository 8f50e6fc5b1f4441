using System.Collections.Immutable;
using Sortline.Cli.Documents;
using Sortline.Cli.Output;
using Sortline.Messages;
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

    /// <summary>A number without decimals; a half goes up.</summary>
    public static long Whole(double number) => (long)Math.Round(number, MidpointRounding.AwayFromZero);

    /// <summary>A way to learn.</summary>
    public static Message Method(string classifier, string features) =>
        Message.Of("learning.method", ("classifier", classifier), ("features", features));

    /// <summary>How each method does when each example is left out once.</summary>
    public static void WriteLeaveOneOut(Terminal terminal, ImmutableArray<LeaveOneOutRow> rows)
    {
        var texts = terminal.Texts;
        var table = WithNames(texts["learning.trial"], texts["learning.trial.accuracy"], texts["learning.trial.balanced"], "");
        foreach (var row in rows)
        {
            table.AddPlainRow(
                texts[Method(row.Classifier, row.Features)],
                texts["learning.score", ("score", row.Accuracy)],
                texts["learning.score", ("score", row.BalancedAccuracy)],
                row.Taken ? texts["learning.trial.taken"] : ""
            );
        }

        terminal.Tables.Write(table);
    }

    /// <summary>How many near-copies were left out together; nothing if there are none.</summary>
    public static void WriteCopies<T>(Terminal terminal, ImmutableArray<ImmutableArray<T>> groups)
    {
        if (!groups.IsEmpty)
        {
            terminal.Say(Message.Of("learning.copies", ("copies", groups.Sum(group => group.Length)), ("groups", groups.Length)));
        }
    }

    /// <summary>What is worth a look.</summary>
    public static void WriteHints(Terminal terminal, ImmutableArray<HintRow> hints)
    {
        foreach (var hint in hints.Take(MostHints))
            terminal.Say(Message.Of("hint", ("hint", hint.Text)));
        if (hints.Length > MostHints)
            terminal.Say(Message.Of("hint.more", ("count", hints.Length - MostHints)));
        if (!hints.IsEmpty)
            terminal.Writer.WriteLine();
    }
}
