using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Sortline.Activity.Levels;
using Sortline.Factory.Numerics;
using Sortline.Factory.Parts;
using Sortline.Factory.Scoring;
using Sortline.Learning;

namespace Sortline.Bench.Browser.Levels;

/// <summary>What all levels gave, as the page docs/levels.md and as JSON.</summary>
internal sealed class LevelReport(LevelEffort effort, ImmutableArray<TriedLevel> levels)
{
    private const string HandBegins = "<!-- Written by hand from here: the command keeps it. -->";
    private const string HandEnds = "<!-- By hand until here. -->";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Writes the figures.</summary>
    public async Task SaveAsync(string file, CancellationToken cancellationToken)
    {
        var rows = levels.Select(tried => new { Level = tried.Level.Id, tried.Rows });
        await using var stream = File.Create(file);
        await JsonSerializer.SerializeAsync(stream, new { Effort = effort, Levels = rows }, Json, cancellationToken);
    }

    /// <summary>Writes the page; what was written into it by hand stays, and what <see cref="AskReport"/> wrote.</summary>
    public async Task WriteAsync(string file, CancellationToken cancellationToken)
    {
        var before = File.Exists(file) ? (await File.ReadAllTextAsync(file, cancellationToken)).ReplaceLineEndings("\n") : "";
        var (begin, end) = (
            before.IndexOf(HandBegins, StringComparison.Ordinal),
            before.IndexOf(HandEnds, StringComparison.Ordinal)
        );
        var hand = begin >= 0 && end > begin ? before[(begin + HandBegins.Length)..end] : "\n";
        var thirdBin = AskReport.Of(before) is { } kept ? $"{kept}\n\n" : "";
        await File.WriteAllTextAsync(file, $"{this}\n{thirdBin}{HandBegins}{hand}{HandEnds}\n", cancellationToken);
    }

    public override string ToString()
    {
        StringBuilder page = new();
        WriteHead(page);
        foreach (var tried in levels)
            WriteLevel(page, tried);
        return page.Replace("\r", "").ToString();
    }

    private void WriteHead(StringBuilder page)
    {
        var sizes = string.Join(", ", effort.Sizes);
        page.AppendLine(
            CultureInfo.InvariantCulture,
            $"""
            # How hard the levels are

            Measured, not guessed. `dotnet bench.cs --only levels` writes this page: all of it but its last part. A level is a file in
            [Levels/Files](../src/Sortline.Activity/Levels/Files); whoever changes what comes in one, or what earns a star, measures again. What was
            photographed stays in artifacts/bench/parts, so that only what a change changes is photographed anew.

            **How.** The parts are those of the game: {effort.PartsOfEach} good and {effort.PartsOfEach} bad ones of a level's parts to teach with, and {effort.Shifts} shifts. The site's own client photographs
            them under its camera in Chromium, and its network looks at them, any way round. Then a robot is taught by the truth, as the page teaches
            it: k nearest neighbours (k = {KnnClassifier.DefaultNeighbours}), ridge regression, and Auto, each on the features that leave-one-out speaks for. Of a draw the
            good parts come after one another on the belt, and the bad ones too: what a learner has who skips what she has enough of; so the faults take
            turns. There are {effort.Draws} draws, and each robot sorts all the shifts, by itself: nobody says "No!". An arm that comes too late is not part of it.

            - **accuracy**: balanced (the mean of the shares of good and of bad parts that are sorted right), the mean of the draws, and in brackets the
              standard deviation of a draw. 0.5 is chance.
            - **stars**: the median of all shifts of all draws, the share of them with two stars or three (two pass), and the best one.
            - **the first {2
                * effort.Sizes[0]}**: not balanced, but the parts to teach with as they come, where faults are rare among them.
            - **more labels**: the same pictures, with a label for each kind of part and each fault of it, where there are several kinds.
            - **mistakes once**: the parts that the robot misjudged in a shift are taught too, by the truth, and the next shift counts; **twice**: the
              mistakes of that one as well, and the one after it counts. Only where a shift brings other parts than the teaching does.
            - **three times as many bad ones**: where the prices are not the usual ones.
            - **as the last shift left it**: with the examples that are there when the level opens, of another seed in each draw; then without
              those that have the wrong label, and with all labels right.
            - **customer 2** and so on: the same shifts at the prices of the level's next customers; **best limit**: with the limit that pays best, as the
              report of the same shift shows it. Stars are those of the shift itself, whatever the customer gives at most.

            ## All of them

            The median of stars, and the share of shifts that pass, by the way to learn that the level opens with and examples of each label.

            """
        );
        page.AppendLine(CultureInfo.InvariantCulture, $"| level | opens with | {string.Join(" | ", effort.Sizes)} |");
        page.AppendLine(CultureInfo.InvariantCulture, $"|---|---|{string.Concat(effort.Sizes.Select(_ => "---|"))}");
        foreach (var ((level, _), rows) in levels)
        {
            var cells = effort.Sizes.Select(size =>
                rows.FirstOrDefault(row => row.Taught == LevelTrial.Balanced(size)) is { } row
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $"{Opening(level, row).Median} ({Percent(Opening(level, row).Passed)})"
                    )
                    : "-"
            );
            page.AppendLine(
                CultureInfo.InvariantCulture,
                $"| [{level}](#{level}) | {OpensWith(level)} | {string.Join(" | ", cells)} |"
            );
        }
    }

    private static void WriteLevel(StringBuilder page, TriedLevel tried)
    {
        var level = tried.Level;
        page.AppendLine();
        page.AppendLine(CultureInfo.InvariantCulture, $"## {level}");
        page.AppendLine();
        page.AppendLine(CultureInfo.InvariantCulture, $"- In a shift: {level.PartsPerShift} parts. {InWords(level.Mix)}");
        if (level.TeachingMix != level.Mix)
            page.AppendLine(CultureInfo.InvariantCulture, $"- To teach with: {InWords(level.TeachingMix)}");
        page.AppendLine(
            CultureInfo.InvariantCulture,
            $"- Stars for {string.Join(", ", level.StarShares.Select(Percent))} sorted right; opens with {OpensWith(level)}{Rest(level)}. File {tried.File.Sum}."
        );
        page.AppendLine();
        page.AppendLine("| taught | k-NN accuracy | stars | ridge accuracy | stars | Auto accuracy | stars |");
        page.AppendLine("|---|---|---|---|---|---|---|");
        foreach (var row in tried.Rows)
            page.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {row.Taught} | {Cells(row.Knn)} | {Cells(row.Ridge)} | {Cells(row.Auto)} |"
            );
    }

    private static string Cells(LevelFigures figures) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{figures.Accuracy:0.000} ({figures.Deviation:0.000}) | {figures.Median}, {Percent(figures.Passed)}, best {figures.Best}"
        );

    private static LevelFigures Opening(Level level, LevelRow row) =>
        level.StartsWith switch
        {
            ClassifierKind.Knn => row.Knn,
            ClassifierKind.Ridge => row.Ridge,
            _ => row.Auto,
        };

    private static string OpensWith(Level level) =>
        level.StartsWith switch
        {
            ClassifierKind.Knn => "k-NN",
            ClassifierKind.Ridge => "ridge",
            _ => "Auto",
        };

    private static string Rest(Level level)
    {
        var budget = level.PhotoBudget is { } most ? $"; at most {most} examples" : "";
        var prices =
            !level.Customers.IsEmpty
                ? $"; {level.Customers.Length} customers, for whom a bad part that is shipped costs {string.Join(", ", level.Customers.Select(one => -one.DefectShipped))}"
            : level.Prices != ScoringRules.Standard
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"; a good part pays {level.Prices.GoodShipped} shipped and {level.Prices.GoodRejected} rejected, a bad one {level.Prices.DefectShipped} and {level.Prices.DefectRejected}"
                )
            : "";
        return budget + prices;
    }

    private static string InWords(PartMix mix)
    {
        var kinds = mix.Kinds.Select(share =>
            $"{share.Kind} ({string.Join(", ", share.Defects)}; severity {Between(share.Severity)})"
        );
        return $"{Percent(mix.DefectShare)} are bad. {string.Join(" and ", kinds)}. Steel: tone {Between(mix.Finish.Tone)}, warmth {Between(mix.Finish.Warmth)}, roughness {Between(mix.Finish.Roughness)}.";
    }

    private static string Between(Interval interval) =>
        string.Create(CultureInfo.InvariantCulture, $"{interval.From} to {interval.To}");

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.#} %");
}
