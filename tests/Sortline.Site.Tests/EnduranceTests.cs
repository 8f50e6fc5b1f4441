using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Sortline.Site.Tests;

/// <summary>Hours of a class in minutes: nothing breaks, nothing grows, nobody is shut out.</summary>
public class EnduranceTests(PublishedSite site)
{
    private const string Unseen = "key=1&view=none",
        Drawn = "key=1";

    // Another one with SORTLINE_SEED; one that found something stays, as a test of its own.
    private static readonly int Seed = Environment.GetEnvironmentVariable("SORTLINE_SEED") is { Length: > 0 } seed
        ? int.Parse(seed, CultureInfo.InvariantCulture)
        : 20_261_130;

    private static readonly TimeSpan AtTheMonkeysMercy = LongRun.Or(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30)),
        BetweenSamples = LongRun.Or(TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30));

    private static readonly int Predictions = LongRun.Or(300, 5_000);

    // What the page shows as a whole: which scene, and what lies over it.
    private const string Scene = """
        () => [
          document.querySelector("main")?.className.trim(),
          document.querySelector(".verdict") ? "shift" : "",
          ...[...document.querySelectorAll("dialog[open]")].map((dialog) => dialog.id || dialog.className),
          ...["#brief", ".coach", ".banner", ".menu:popover-open"].filter((one) => document.querySelector(one)?.checkVisibility()),
          document.documentElement.dataset.shape ?? document.body.dataset.shape ?? "",
        ].filter(Boolean).join(" ")
        """;

    [Fact]
    [Fault(38, 45)]
    public Task Whatever_is_done_to_it_nothing_breaks_nothing_grows_and_nobody_is_shut_out() =>
        EndureAsync(Unseen, AtTheMonkeysMercy);

    [LongFact]
    [Fault(38)]
    public Task Whatever_is_done_to_it_the_drawn_line_neither_breaks_nor_grows() => EndureAsync(Drawn, TimeSpan.FromMinutes(20));

    [Fact]
    [Fault(38)]
    public async Task A_leak_that_was_put_in_is_found()
    {
        await using var visit = await Visit.BeginAsync(site, $"?{Unseen}");
        await visit.WaitUntilReadyAsync();
        var watch = await LeakWatch.BeginAsync(visit.Page);
        for (var i = 0; i < 12; i++)
        {
            await visit.Page.EvaluateAsync(
                """
                () => {
                  (window.leak ??= []).push(
                    Array.from({ length: 100 }, () => document.createElement("p")),
                    Array.from({ length: 100_000 }, Math.random),
                  );
                  for (let i = 0; i < 20; i++) document.body.addEventListener("leak", () => i);
                }
                """
            );
            await watch.SampleAsync();
        }

        TestContext.Current.TestOutputHelper?.WriteLine(watch.ToString());
        Assert.Collection(
            watch.Leaks(),
            heap => Assert.Contains("KiB of JavaScript's heap", heap, StringComparison.Ordinal),
            listeners => Assert.Contains("listeners", listeners, StringComparison.Ordinal),
            nodes => Assert.Contains("nodes that are on no page", nodes, StringComparison.Ordinal)
        );
    }

    [LongFact]
    [Fault(45)]
    public async Task Dialogs_that_are_opened_and_closed_fifty_times_leave_nothing_behind()
    {
        await using var visit = await Visit.BeginAsync(site, $"?level=rust&seed=2&{Unseen}", readsBrief: true);
        var page = visit.Page;
        await visit.WaitUntilReadyAsync();
        await page.Locator("#brief-close").DispatchEventAsync("click");
        await visit.TeachAsync(each: 1, byKeyboard: true);
        await visit.NextPartAsync();
        var watch = await LeakWatch.BeginAsync(page);
        for (var round = 1; round <= 50; round++)
        {
            ILocator[] openers =
            [
                page.Locator("#run-shift"),
                page.Locator(".tray .thumbnail").First,
                page.GetByRole(AriaRole.Button, new() { Name = "Edit label Good" }),
                page.GetByRole(AriaRole.Button, new() { Name = "Help" }),
            ];
            foreach (var opener in openers)
            {
                await opener.DispatchEventAsync("click");
                await page.Locator("dialog[open]").WaitForAsync();
                await page.Keyboard.PressAsync("Escape");
                await page.Locator("dialog[open]").WaitForAsync(new() { State = WaitForSelectorState.Detached });
            }

            await page.GetByRole(AriaRole.Button, new() { Name = "The job" }).DispatchEventAsync("click");
            await page.Locator("#brief").WaitForAsync();
            await page.Keyboard.PressAsync("Escape");
            await page.Locator("#brief").WaitForAsync(new() { State = WaitForSelectorState.Detached });
            if (round % 4 == 0)
                await watch.SampleAsync();
        }

        TestContext.Current.TestOutputHelper?.WriteLine(watch.ToString());
        Assert.Empty(watch.Leaks());
        visit.AssertClean();
    }

    [Fact]
    [Fault(44)]
    public async Task Thousands_of_pictures_are_looked_at_and_neither_tensors_nor_memory_grow()
    {
        const int samples = 10;
        await using var browser = await site.LaunchAsync();
        await using var visit = await Visit.BeginAsync(site, $"?{Unseen}", browser: browser);
        await visit.WaitUntilReadyAsync();
        List<(int Tensors, long Bytes, long Resident)> seen = [];
        for (var sample = 0; sample < samples; sample++)
        {
            var stats = await visit.Page.EvaluateAsync<JsonElement>(
                """
                async (count) => {
                  const store = await import("/js/pictures.js");
                  const extractor = await import("/js/features.js");
                  for (let i = 0; i < count; i++) {
                    const picture = store.put(new Uint8ClampedArray(224 * 224 * 4).fill(i));
                    await extractor.extract(picture, 2, "all");
                    store.release(picture);
                  }
                  return JSON.parse(await extractor.stats());
                }
                """,
                Predictions / samples
            );
            seen.Add(
                (
                    stats.GetProperty("numTensors").GetInt32(),
                    stats.GetProperty("numBytes").GetInt64(),
                    await ResidentAsync(browser)
                )
            );
            Assert.Equal(0, stats.GetProperty("restarts").GetInt32());
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', seen));
        Assert.Single(seen.Select(one => (one.Tensors, one.Bytes)).Distinct());
        // What the page's process takes goes up until the collectors come, by some 50 MB, and then down: what is left each time must not grow.
        var (early, late) = (seen.Take(samples / 2), seen.Skip(samples / 2));
        Assert.InRange(late.Min(one => one.Resident) - early.Min(one => one.Resident), long.MinValue, 48 << 20);
        visit.AssertClean();
    }

    private async Task EndureAsync(string view, TimeSpan time)
    {
        var output = TestContext.Current.TestOutputHelper!;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Seed {Seed}, {time}"));
        await using var visit = await Visit.BeginAsync(
            site,
            $"?level=gears&seed=3&{view}",
            before: page =>
                page.AddInitScriptAsync(
                    """
                    addEventListener("securitypolicyviolation", (event) =>
                      console.error(`The browser refused ${event.effectiveDirective}: ${event.blockedURI}`));
                    addEventListener("unhandledrejection", (event) => console.error(`Nobody heard of ${event.reason}`));
                    """
                ),
            readsBrief: true,
            hasTouch: true
        );
        await visit.WaitUntilReadyAsync();
        var monkey = await Monkey.BeginAsync(visit, site.Address, view, Seed);
        var watch = await LeakWatch.BeginAsync(visit.Page);
        HashSet<string> states = [];
        var clock = Stopwatch.StartNew();
        var sampled = TimeSpan.Zero;
        try
        {
            while (clock.Elapsed < time)
            {
                // It stays for two thirds of the time, so that what grows has time to; then it comes and goes.
                monkey.MayLeave = clock.Elapsed > 2 * time / 3;
                await monkey.ActAsync();
                Assert.True(visit.Complaints.Count == 0, string.Join("\n", visit.Complaints));
                Assert.True(await visit.Page.Locator("#blazor-error-ui").IsHiddenAsync(), "The program has given up.");
                var state = await visit.Page.EvaluateAsync<string>(Scene);
                if (states.Add(state))
                    await visit.AssertAccessibleAsync(state);
                if (!monkey.MayLeave && clock.Elapsed - sampled > BetweenSamples)
                {
                    sampled = clock.Elapsed;
                    await watch.SampleAsync();
                }
            }
        }
        finally
        {
            output.WriteLine($"{monkey.Acts} acts, {states.Count} states.\n{watch}\nAt last it:\n{monkey.Memory}");
            output.WriteLine($"It met:\n{string.Join('\n', states)}");
        }

        Assert.Empty(watch.Leaks());
        visit.AssertClean();
    }

    /// <summary>How many bytes of memory the processes of a browser's pages take, by what the system counts.</summary>
    private static async Task<long> ResidentAsync(IBrowser browser)
    {
        var session = await browser.NewBrowserCDPSessionAsync();
        var answer = await session.SendAsync("SystemInfo.getProcessInfo");
        await session.DetachAsync();
        return answer!
            .Value.GetProperty("processInfo")
            .EnumerateArray()
            .Where(process => process.GetProperty("type").GetString() == "renderer")
            .Sum(process => ResidentOf(process.GetProperty("id").GetInt32()));
    }

    private static long ResidentOf(int process)
    {
        using var renderer = Process.GetProcessById(process);
        return renderer.WorkingSet64;
    }
}
