using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Sortline.Activity.Shift;
using Sortline.Learning.Inspection;

namespace Sortline.Bench.Browser.Levels;

/// <summary>What the third bin gave: a part of docs/levels.md, and JSON.</summary>
internal static class AskReport
{
    /// <summary>Where the part begins in the page.</summary>
    public const string Begins = "<!-- dotnet bench.cs --only third-bin writes from here. -->";

    /// <summary>Where it ends.</summary>
    public const string Ends = "<!-- Until here. -->";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Writes the figures.</summary>
    public static async Task SaveAsync(ImmutableArray<AskRow> rows, string file, CancellationToken cancellationToken)
    {
        await using var stream = File.Create(file);
        await JsonSerializer.SerializeAsync(stream, new { Rows = rows }, Json, cancellationToken);
    }

    /// <summary>Writes the part into the page, in the place of the last one.</summary>
    /// <exception cref="InvalidDataException">The page has no place for it.</exception>
    public static async Task WriteAsync(ImmutableArray<AskRow> rows, string file, CancellationToken cancellationToken)
    {
        var page = (await File.ReadAllTextAsync(file, cancellationToken)).ReplaceLineEndings("\n");
        var kept =
            Of(page)
            ?? throw new InvalidDataException($"{file} has no place for the third bin: put “{Begins}” and “{Ends}” into it.");
        await File.WriteAllTextAsync(
            file,
            page.Replace(kept, $"{Begins}\n\n{Head}\n\n{TableOf(rows)}\n\n{Ends}"),
            cancellationToken
        );
    }

    /// <summary>The part with both its ends, as a page has it; <see langword="null"/> if it has none.</summary>
    public static string? Of(string page)
    {
        var (begin, end) = (page.IndexOf(Begins, StringComparison.Ordinal), page.IndexOf(Ends, StringComparison.Ordinal));
        return begin >= 0 && end > begin ? page[begin..(end + Ends.Length)] : null;
    }

    /// <summary>The tables.</summary>
    public static string TableOf(ImmutableArray<AskRow> rows)
    {
        StringBuilder text = new();
        text.AppendLine(
            "| level | untaught | examples of each | way to ask | untaught parts | set aside | taken off | good ones set aside | taught bad ones set aside | shifts that pass alone, asking |"
        );
        text.AppendLine("|---|---|---|---|---|---|---|---|---|---|");
        foreach (var row in rows.Where(row => !row.IsOther))
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {row.Level} | {row.Kind} {row.Untaught} | {row.Size} | {row.Way} | {row.Parts} | {Percent(row.Caught)} | {Percent(row.Rejected)} | {Percent(row.GoodAsked)} | {Percent(row.TaughtAsked)} | {Passed(row)} |"
            );
        text.AppendLine();
        text.AppendLine("All untaught defects together, each as much as the others:");
        text.AppendLine();
        WriteSums(text, rows.RemoveAll(row => row.IsOther));
        text.AppendLine();
        text.AppendLine("With other limits, and 20 examples of each:");
        text.AppendLine();
        WriteSums(text, rows.RemoveAll(row => !row.IsOther || row.Size != 20));
        return text.ToString().ReplaceLineEndings("\n").TrimEnd();
    }

    private static void WriteSums(StringBuilder text, ImmutableArray<AskRow> rows)
    {
        text.AppendLine(
            "| examples of each | way to ask | set aside | taken off | good ones set aside | taught bad ones set aside |"
        );
        text.AppendLine("|---|---|---|---|---|---|");
        foreach (var same in rows.GroupBy(row => (row.Size, row.Way)).OrderBy(same => same.Key.Size))
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {same.Key.Size} | {same.Key.Way} | {Percent(same.Average(row => row.Caught))} | {Percent(same.Average(row => row.Rejected))} | {Percent(same.Average(row => row.GoodAsked))} | {Percent(same.Average(row => row.TaughtAsked))} |"
            );
    }

    private static string Head =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            ## The third bin

            What the robot asks a person about. It is taught as many good parts as bad ones of a level, but none with one of the defects; that is
            in `never-seen` the one that comes only in the shift, in the others each in turn. Twenty seeds: each is a robot with examples of its own,
            by Auto, and a shift of 20 parts of its own.

            Limits: less than {100 * AskRule.UsualSureness:0} % sure, or newer than {100
                * NoveltyGauge.Quantile:0} % of the examples are to the others, times {NoveltyGauge.Factor}.

            - **set aside**, **taken off**: the shares of the parts with the untaught defect that a person is asked about, and that the robot takes for
              bad by itself; the rest is shipped.
            - **good ones**, **taught bad ones set aside**: how many of the other parts a person is asked about.
            - **by the nearest example**: what is further from every example than the robot's questions allow (`Neighbourhood.Reach`), on the same
              features.
            """
        );

    private static string Passed(AskRow row) =>
        row is { PassedAlone: { } alone, Passed: { } asking } ? $"{Percent(alone)}, {Percent(asking)}" : "-";

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0} %");
}
