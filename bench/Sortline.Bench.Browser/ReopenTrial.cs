using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Playwright;

namespace Sortline.Bench.Browser;

/// <summary>How long a learner waits who loads the page again: until the robot says what it takes the part under the camera for.</summary>
/// <remarks>
/// A project of many examples and one of few, each kept by the browser as it was opened from a file, are loaded again in turn. The
/// profile is on disk and the site comes from the browser's own store, as on every visit but the first.
/// </remarks>
internal sealed class ReopenTrial(BenchBrowser browser, string folder, bool isQuick)
{
    private const int Few = 8;

    // When each of these was first to be seen, in milliseconds since the page began to load.
    private const string Notebook = """
        globalThis.first = {};
        const note = (name, isThere) => {
          if (first[name] === undefined && isThere) {
            first[name] = performance.now();
          }
        };
        const count = () =>
          [...document.querySelectorAll(".tray-count")].reduce((sum, { textContent }) => sum + Number.parseInt(textContent, 10), 0);
        new MutationObserver(() => {
          note("started", document.querySelector("main.floor"));
          note("examples", first.started !== undefined && count() > 0);
          note("part", document.querySelector(".answer:not([disabled])"));
          note("network", document.querySelector(".backbone.is-ready"));
          note("guess", document.querySelector(".guess:not(.is-past) .bars"));
        }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
        """;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private int Many => isQuick ? 40 : 400;

    private int Rounds => isQuick ? 2 : 7;

    public async Task<ReopenReport> RunAsync(CancellationToken cancellationToken)
    {
        var profile = Directory.CreateTempSubdirectory("sortline-profile-").FullName;
        await using var context = await browser.OpenProfileAsync(profile);
        Dictionary<int, string> addresses = [];
        foreach (var examples in new[] { Few, Many })
            addresses[examples] = await KeepAsync(context, examples, cancellationToken);
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(0); // A browser that is measured takes as long as it takes.
        await page.AddInitScriptAsync(Notebook);
        List<(int Examples, ReopenTimes Times)> samples = [];
        for (var round = -1; round < Rounds; round++) // The first one warms up.
        {
            foreach (var examples in round % 2 == 0 ? new[] { Few, Many } : [Many, Few])
            {
                cancellationToken.ThrowIfCancellationRequested();
                var times = await ReloadAsync(page, addresses[examples]);
                Console.WriteLine($"Measured: {examples} examples, {times}");
                if (round >= 0)
                    samples.Add((examples, times));
            }
        }

        await context.CloseAsync();
        Directory.Delete(profile, recursive: true);
        return new(Few, Many, Of(Few), Of(Many));

        ImmutableArray<ReopenTimes> Of(int examples) =>
            [.. samples.Where(sample => sample.Examples == examples).Select(sample => sample.Times)];
    }

    public static async Task SaveAsync(ReopenReport report, string file, CancellationToken cancellationToken)
    {
        await using var stream = File.Create(file);
        await JsonSerializer.SerializeAsync(stream, report, Json, cancellationToken);
    }

    /// <summary>Opens a file, so that the browser keeps what is in it, and answers the address of that.</summary>
    private async Task<string> KeepAsync(IBrowserContext context, int examples, CancellationToken cancellationToken)
    {
        var file = await LargeProject.OfAsync(folder, examples, cancellationToken);
        var lesson = await Lesson.OpenAsync(context, browser.LearnersPage);
        await lesson.OpenProjectAsync(file, examples);
        return await lesson.LeaveAsync();
    }

    /// <summary>Opens the address and loads it again, once it has come to rest.</summary>
    private static async Task<ReopenTimes> ReloadAsync(IPage page, string address)
    {
        await page.GotoAsync(address);
        await GuessedAsync();
        await Task.Delay(TimeSpan.FromSeconds(5)); // What begins some seconds after the start is over.
        await page.ReloadAsync();
        await GuessedAsync();
        return new(await At("started"), await At("examples"), await At("part"), await At("network"), await At("guess"));

        Task GuessedAsync() =>
            page.WaitForFunctionAsync("() => Object.keys(first).length === 5", null, new() { PollingInterval = 100 });

        Task<double> At(string name) => page.EvaluateAsync<double>("(name) => first[name]", name);
    }
}

/// <summary>When something was first to be seen, in milliseconds since the page began to load.</summary>
/// <param name="Started">The page itself, instead of what shows before .NET is there.</param>
/// <param name="Examples">The project's examples.</param>
/// <param name="Part">The picture of the part under the camera.</param>
/// <param name="Network">That the robot can see.</param>
/// <param name="Guess">What the robot takes the part for.</param>
internal sealed record ReopenTimes(double Started, double Examples, double Part, double Network, double Guess)
{
    public override string ToString() =>
        FormattableString.Invariant(
            $"ms: started {Started:0}, examples {Examples:0}, part {Part:0}, network {Network:0}, guess {Guess:0}"
        );
}

/// <summary>What was measured of both projects.</summary>
internal sealed record ReopenReport(
    int FewExamples,
    int ManyExamples,
    ImmutableArray<ReopenTimes> Few,
    ImmutableArray<ReopenTimes> Many
)
{
    private static readonly ImmutableArray<(string Name, Func<ReopenTimes, double> Of)> Steps =
    [
        ("the page itself", times => times.Started),
        ("the examples", times => times.Examples),
        ("the picture of a part", times => times.Part),
        ("the robot can see", times => times.Network),
        ("the first guess", times => times.Guess),
    ];

    /// <summary>What it is called.</summary>
    public string Name => $"reopen-{ManyExamples}";

    /// <summary>The median time to the first guess with many examples over that with few, and the ratios round by round.</summary>
    public double Ratio => Times.Of(Guesses(Many)).P50 / Times.Of(Guesses(Few)).P50;

    /// <summary>The least and the greatest ratio of a round.</summary>
    public Spread RatioSpread
    {
        get
        {
            var ratios = Guesses(Many).Zip(Guesses(Few), (many, few) => many / few).ToList();
            return new(ratios.Min(), ratios.Max());
        }
    }

    public override string ToString()
    {
        StringBuilder table = new();
        table.AppendLine(
            CultureInfo.InvariantCulture,
            $"{Name}: milliseconds from loading again, p50 (least to greatest) of {Many.Length}"
        );
        table.AppendLine(CultureInfo.InvariantCulture, $"| until is seen | {FewExamples} examples | {ManyExamples} examples |");
        table.AppendLine("|---|---|---|");
        foreach (var (name, of) in Steps)
            table.AppendLine(CultureInfo.InvariantCulture, $"| {name} | {Text(Few, of)} | {Text(Many, of)} |");
        table.Append(
            CultureInfo.InvariantCulture,
            $"Ratio of the first guess {Ratio:0.00} ({RatioSpread.Least:0.00} to {RatioSpread.Greatest:0.00})"
        );
        return table.ToString();
    }

    private static string Text(ImmutableArray<ReopenTimes> samples, Func<ReopenTimes, double> of)
    {
        double[] times = [.. samples.Select(of)];
        return string.Create(CultureInfo.InvariantCulture, $"{Times.Of(times).P50:N0} ({times.Min():N0} to {times.Max():N0})");
    }

    private static double[] Guesses(ImmutableArray<ReopenTimes> samples) => [.. samples.Select(times => times.Guess)];
}
