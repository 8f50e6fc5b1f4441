using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Sortline.Learning;
using Sortline.Learning.Evaluation;
using Sortline.Learning.Features;
using Sortline.Learning.Inspection;

namespace Sortline.Bench.Browser;

/// <summary>How often "Worth a look" points at a label that is right, and how often at one that is wrong.</summary>
/// <remarks>
/// As in the page: every way to learn is tried on the examples, the examples are looked through by the best. What points is a hint that
/// offers to change a label: one that looks mislabelled, or two pictures that contradict each other.
/// </remarks>
internal sealed class HintTrial(BenchBrowser browser, string folder, bool isQuick)
{
    private const int Wrong = 2;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private static readonly string[] Levels = ["rust", "gears", "gears-and-bolts"];
    private static readonly int[] Sizes = [6, 12, 20, 40, 60, 200];

    private int Parts => isQuick ? 40 : 320;

    private int Draws => isQuick ? 5 : 50;

    public async Task<ImmutableArray<HintRow>> RunAsync(CancellationToken cancellationToken)
    {
        var rows = ImmutableArray.CreateBuilder<HintRow>();
        foreach (var level in Levels)
        {
            var pool = await PartPictures.OfAsync(browser, level, Parts, folder, cancellationToken);
            foreach (var size in Sizes.Where(size => pool.CountBy(part => part.Label).All(label => label.Value >= size / 2)))
            {
                cancellationToken.ThrowIfCancellationRequested();
                rows.Add(Row(level, size, pool));
            }
        }

        return rows.ToImmutable();
    }

    public static async Task SaveAsync(ImmutableArray<HintRow> rows, string file, CancellationToken cancellationToken)
    {
        await using var stream = File.Create(file);
        await JsonSerializer.SerializeAsync(stream, new { Rows = rows }, Json, cancellationToken);
    }

    public static string TableOf(ImmutableArray<HintRow> rows)
    {
        StringBuilder table = new();
        table.AppendLine(
            "| level | examples | labels right: draws with a proposal | proposals per 1,000 examples | 2 labels wrong: draws with both found | proposals that are right |"
        );
        table.AppendLine("|---|---|---|---|---|---|");
        foreach (var row in rows)
        {
            table.AppendLine(
                CultureInfo.InvariantCulture,
                $"| `{row.Level}` | {row.Examples} | {row.DrawsWithFalse} of {row.Draws} | {1000.0 * row.False / (row.Examples * row.Draws):0.0} | {row.BothFound} of {row.Draws} | {row.Right} of {row.Proposed} |"
            );
        }

        return table.ToString().TrimEnd();
    }

    private HintRow Row(string level, int size, ImmutableArray<LabelledPicture> pool)
    {
        var draws = Enumerable
            .Range(1, Draws)
            .AsParallel()
            .AsOrdered()
            .Select(seed =>
            {
                var (examples, wrong) = Draw(pool, size, seed);
                return (Clean: PointedAt(examples), Spoilt: PointedAt(Spoil(examples, wrong)), Wrong: wrong);
            })
            .ToArray();
        return new(
            level,
            size,
            draws.Length,
            draws.Count(draw => draw.Clean.Count > 0),
            draws.Sum(draw => draw.Clean.Count),
            draws.Count(draw => draw.Wrong.IsSubsetOf(draw.Spoilt)),
            draws.Sum(draw => draw.Spoilt.Count(draw.Wrong.Contains)),
            draws.Sum(draw => draw.Spoilt.Count)
        );
    }

    /// <summary>Equally many of each label, and which of them are to be labelled wrongly.</summary>
    private static (ImmutableArray<LabelledPicture> Examples, ImmutableHashSet<ExampleId> Wrong) Draw(
        ImmutableArray<LabelledPicture> pool,
        int size,
        int seed
    )
    {
        Random random = new(seed);
        List<LabelledPicture> drawn = [];
        foreach (var label in pool.GroupBy(part => part.Label).OrderBy(label => label.Key))
        {
            LabelledPicture[] parts = [.. label.OrderBy(part => part.Id)];
            random.Shuffle(parts);
            drawn.AddRange(parts.Take(size / 2));
        }

        var examples = drawn.ToArray();
        random.Shuffle(examples);
        return ([.. examples], [.. examples.Take(Wrong).Select(example => example.Id)]);
    }

    private static ImmutableArray<LabelledPicture> Spoil(
        ImmutableArray<LabelledPicture> examples,
        ImmutableHashSet<ExampleId> wrong
    )
    {
        var labels = examples.Select(example => example.Label).Distinct().ToArray();
        return
        [
            .. examples.Select(example =>
                wrong.Contains(example.Id) ? example with { Label = labels.First(label => label != example.Label) } : example
            ),
        ];
    }

    private static HashSet<ExampleId> PointedAt(ImmutableArray<LabelledPicture> examples)
    {
        var results = LearningMethod.All.Select(method => LeaveOneOutEvaluation.Run(method, examples)).ToImmutableArray();
        var best = MethodSelector.Select(results);
        HashSet<ExampleId> pointed = [];
        foreach (var hint in DataInspector.Inspect(results.First(result => result.Method == best), examples))
        {
            if (hint is Hint.LooksMislabelled mislabelled)
                pointed.Add(mislabelled.Example);
            else if (hint is Hint.Contradiction contradiction)
                pointed.UnionWith([contradiction.First, contradiction.Second]);
        }

        return pointed;
    }
}

/// <summary>What so many draws of so many examples of a level gave.</summary>
/// <param name="Level">The level.</param>
/// <param name="Examples">Examples in a draw, half of them of either label.</param>
/// <param name="Draws">How often was drawn.</param>
/// <param name="DrawsWithFalse">With all labels right: draws in which a label was doubted.</param>
/// <param name="False">With all labels right: labels doubted, in all draws together.</param>
/// <param name="BothFound">With two labels wrong: draws in which both were pointed at.</param>
/// <param name="Right">With two labels wrong: wrong labels pointed at, in all draws together.</param>
/// <param name="Proposed">With two labels wrong: labels pointed at, in all draws together.</param>
internal sealed record HintRow(
    string Level,
    int Examples,
    int Draws,
    int DrawsWithFalse,
    int False,
    int BothFound,
    int Right,
    int Proposed
);
