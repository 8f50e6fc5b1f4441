using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sortline.Bench.Browser;

/// <summary>All rows, for people and for programs.</summary>
internal sealed record BrowserReport(string Browser, ImmutableArray<Row> Rows, MemoryRow? Memory)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
    };

    public async Task SaveAsync(string file, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await using var stream = File.Create(file);
        await JsonSerializer.SerializeAsync(
            stream,
            new { Browser, Rows = Memory is null ? (object[])[.. Rows] : [.. Rows, Memory] },
            Json,
            cancellationToken
        );
    }

    public override string ToString()
    {
        StringBuilder table = new();
        table.AppendLine(CultureInfo.InvariantCulture, $"{Browser}, milliseconds");
        table.AppendLine(
            "| what | views | examples | features | ours answers by | article's way | ours p10 / p50 / p90 | article p10 / p50 / p90 | ratio of p50 (blocks), of p10 | budget |"
        );
        table.AppendLine("|---|---|---|---|---|---|---|---|---|---|");
        foreach (var row in Rows)
        {
            table.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {row.Name} | {row.Views} | {row.Examples} | {row.Features} | {row.Classifier} | {row.Variant} | {Text(row.Ours)} | {Text(row.Article)} | {RatioOf(row)} | {BudgetOf(row)} |"
            );
        }

        if (Memory is null)
            return table.ToString();

        table.AppendLine(CultureInfo.InvariantCulture, $"After {Memory.Predictions:N0} predictions: ours {Memory.Ours};");
        table.AppendLine(CultureInfo.InvariantCulture, $"article, as its text has it, {Memory.Article};");
        table.Append(
            CultureInfo.InvariantCulture,
            $"article, after {Memory.TidiedPredictions:N0} and disposed of by hand, {Memory.ArticleTidied}."
        );
        return table.ToString();
    }

    private static string Text(Times? times) =>
        times is null ? "-" : $"{Number(times.P10)} / {Number(times.P50)} / {Number(times.P90)}";

    private static string RatioOf(Row row) =>
        row is { Ratio: { } ratio, RatioSpread: { } spread, RatioP10: { } least }
            ? $"{Number(ratio)} ({Number(spread.Least)} to {Number(spread.Greatest)}), {Number(least)}"
            : "-";

    private static string BudgetOf(Row row) =>
        row switch
        {
            { IsWithinBudget: null, LongestBlock: { } block, LongestBlockP50: { } middling } =>
                $"longest piece {Number(middling)}, at most {Number(block)}",
            { IsWithinBudget: null } => "",
            { Budget: { } budget, IsWithinBudget: var isKept } => $"{budget}: {(isKept.Value ? "kept" : "missed")}",
            {
                BudgetMilliseconds: { } budget,
                IsWithinBudget: var isKept,
                LongestBlock: { } block,
                LongestBlockP50: { } middling
            } => $"{budget} ms: {(isKept.Value ? "kept" : "missed")}; longest piece {Number(middling)}, at most {Number(block)}",
            { BudgetMilliseconds: { } budget, IsWithinBudget: var isKept, LongestBlock: { } block } =>
                $"{Number(budget)} ms: {(isKept.Value ? "kept" : "missed")}; longest block {Number(block)}",
            { BudgetMillisecondsP90: { } budget, IsWithinBudget: var isKept, LongestBlock: { } block } =>
                $"p90 {Number(budget)} ms: {(isKept.Value ? "kept" : "missed")}; longest block {Number(block)}",
            _ => "",
        };

    /// <summary>Three digits that count.</summary>
    private static string Number(double value) =>
        value switch
        {
            0 => "0",
            >= 100 => value.ToString("N0", CultureInfo.InvariantCulture),
            < 1e-5 => value.ToString("0.0e+0", CultureInfo.InvariantCulture),
            >= 1 => value.ToString(value >= 10 ? "0.0" : "0.00", CultureInfo.InvariantCulture),
            _ => value.ToString(
                FormattableString.Invariant($"0.{new string('0', 2 - (int)Math.Floor(Math.Log10(value)))}"),
                CultureInfo.InvariantCulture
            ),
        };
}
