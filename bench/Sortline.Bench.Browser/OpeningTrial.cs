using System.Text.Json;

namespace Sortline.Bench.Browser;

/// <summary>How long the page takes to open a project as large as one may be, and how much memory.</summary>
/// <remarks>In a browser with a profile on disk, as people have one: a private window has nothing but memory to keep pictures in.</remarks>
internal sealed class OpeningTrial(BenchBrowser browser, string folder, bool isQuick)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private int Examples => isQuick ? 500 : 10_000;

    public async Task<OpeningRow> RunAsync(CancellationToken cancellationToken)
    {
        var file = await LargeProject.OfAsync(folder, Examples, cancellationToken);
        var profile = Directory.CreateTempSubdirectory("sortline-profile-").FullName;
        await using var context = await browser.OpenProfileAsync(profile);
        await using var memory = BrowserMemory.Watch(profile);
        await using var lesson = await Lesson.OpenAsync(context, browser.LearnersPage);
        await Task.Delay(TimeSpan.FromSeconds(5), cancellationToken); // The page has come to rest.
        memory.Restart();
        var before = memory.Peak;
        await lesson.TakeBlocksAsync();

        Console.WriteLine($"Measuring: a project of {Examples} examples, {new FileInfo(file).Length >> 20} MB");
        var milliseconds = await lesson.OpenProjectAsync(file, Examples);
        var (peak, pagePeak) = (memory.Peak, memory.PagePeak);
        var block = (await lesson.TakeBlocksAsync()).DefaultIfEmpty().Max();
        memory.Restart();
        var guess = await lesson.SkipAsync(); // There is no room for one more.
        var taught = await lesson.TakeBlocksAsync();
        await context.CloseAsync();
        Directory.Delete(profile, recursive: true);
        return new(Examples, new FileInfo(file).Length, milliseconds / 1_000, block, before, peak, pagePeak)
        {
            GuessMilliseconds = guess,
            LongestBlockAfter = taught.DefaultIfEmpty().Max(),
            PeakAfter = memory.Peak,
        };
    }

    public static async Task SaveAsync(OpeningRow row, string file, CancellationToken cancellationToken)
    {
        await using var stream = File.Create(file);
        await JsonSerializer.SerializeAsync(stream, new { Rows = new[] { row } }, Json, cancellationToken);
    }
}

/// <summary>What opening a large project took.</summary>
/// <param name="Examples">How many examples it has, all with features.</param>
/// <param name="FileBytes">The size of the file.</param>
/// <param name="Seconds">From choosing the file to the examples in the page.</param>
/// <param name="LongestBlock">The longest time, in milliseconds, for which the page could do nothing else.</param>
/// <param name="BytesBefore">What all processes of the browser took before.</param>
/// <param name="PeakBytes">The most that they took until the examples were there.</param>
/// <param name="PagePeakBytes">The most that the process of the page took.</param>
internal sealed record OpeningRow(
    int Examples,
    long FileBytes,
    double Seconds,
    double LongestBlock,
    long BytesBefore,
    long PeakBytes,
    long PagePeakBytes
)
{
    private const double MostSeconds = 60;
    private const long MostBytes = 1L << 30;

    public string Name => $"open-{Examples}";

    /// <summary>From the key that lets a part go to the guess of the next part, right after.</summary>
    public double GuessMilliseconds { get; init; }

    /// <summary>The longest block from the opening to that guess.</summary>
    public double LongestBlockAfter { get; init; }

    /// <summary>The most that all processes took in that time.</summary>
    public long PeakAfter { get; init; }

    public bool IsWithinBudget => Seconds <= MostSeconds && Math.Max(PeakBytes, PeakAfter) <= MostBytes;

    public override string ToString() =>
        FormattableString.Invariant(
            $"{Name}: {FileBytes >> 20} MiB in {Seconds:0.0} s (at most {MostSeconds}), longest block {LongestBlock:0} ms; all of the browser {PeakBytes >> 20} MiB at most, {BytesBefore >> 20} before, the page's process {PagePeakBytes >> 20} MiB (at most {MostBytes >> 20} MiB in all); then key to guess {GuessMilliseconds:0} ms, longest block {LongestBlockAfter:0} ms, {PeakAfter >> 20} MiB"
        );
}
