using System.Security.Cryptography;
using System.Text;
using Sortline.Activity.Levels;
using Sortline.Activity.Reports;

namespace Sortline.Activity.Tests;

/// <summary>The same level, seed and teaching give the same report, byte for byte, in every version of Sortline.</summary>
/// <remarks>
/// Golden files hold the whole report of the first seed of the oldest levels, and the sums of ten of each; of the others the sums of two.
/// To change them on purpose, delete golden/reports.txt, run the test, which writes all of them anew and fails, and look at the difference.
/// </remarks>
public class GoldenReportTests
{
    private const int Seeds = 10;
    private const int FewSeeds = 2; // Levels differ in their data only, and each shift takes its time.
    private static readonly string[] Whole = ["rust", "gears", "gears-and-bolts"]; // To look at; of the others the sums say enough.

    private static readonly string Folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "golden"));

    [Fact]
    public async Task Each_level_gives_the_reports_that_it_always_gave()
    {
        var sums = Path.Combine(Folder, "reports.txt");
        var isNew = !File.Exists(sums);
        StringBuilder lines = new();
        foreach (var level in LevelList.All)
        {
            for (var seed = 1; seed <= (Whole.Contains(level.Id) ? Seeds : FewSeeds); seed++)
            {
                var report = Report(level.Id, (ulong)seed);
                lines
                    .Append(level.Id)
                    .Append(' ')
                    .Append(seed)
                    .Append(' ')
                    .Append(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(report))))
                    .Append('\n');
                if (seed == 1 && Whole.Contains(level.Id))
                    await HoldAsync($"{level.Id}.json", report, isNew);
            }
        }

        await HoldAsync("reports.txt", lines.ToString(), isNew);
        Assert.False(isNew, $"{sums} was not there: it was written anew. Look at the difference, then run the test again.");
    }

    private static async Task HoldAsync(string name, string text, bool isNew)
    {
        var file = Path.Combine(Folder, name);
        if (isNew)
            await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        else
            Assert.Equal(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), text);
    }

    /// <summary>A robot that sees badly, taught a little of everything, and its shift: with right answers, mistakes and a change of mind.</summary>
    private static string Report(string level, ulong seed)
    {
        ActivityHarness work = new(level, seed, new());
        work.Extractor.Noise = 0.5f;
        work.TeachTruth(examplesEach: 6);
        work.Store.Dispatch(new ActivityAction.ExampleMoved(work.State.Examples[0].Id, ActivityHarness.Good));
        work.Store.Dispatch(new ActivityAction.ExampleDeleted(work.State.Examples[^1].Id));
        work.Store.Dispatch(new ActivityAction.TeachingUndone());
        work.Time.Pass(TimeSpan.FromSeconds(5));
        return ReportFile.Of(work.RunShift(parts: Math.Max(40, work.State.PartsPerShift))).ToJson().ReplaceLineEndings("\n");
    }
}
