using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Sortline.Cli.Tests;
using Sortline.Projects;
using Sortline.Vision;

namespace Sortline.Site.Tests;

/// <summary>What the page calls saved is there after the browser was killed, again and again, and the command line finds the same.</summary>
public sealed class KillTests(PublishedSite site) : IDisposable
{
    private const int Seed = 20_261_130;

    private readonly string _folder = Directory.CreateTempSubdirectory("sortline-").FullName;

    public void Dispose()
    {
        Killed.All(_folder);
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    [Fault(25)]
    [Promise(1)]
    public Task Saved_work_survives_a_browser_that_is_killed_again_and_again() => KillAsync(LongRun.Or(3, 20), Seed);

    private async Task KillAsync(int rounds, int seed)
    {
        var output = TestContext.Current.TestOutputHelper!;
        output.WriteLine($"seed {seed}");
        Random random = new(seed);
        var address = $"{site.Address}?level=rust&seed={seed % 1000}&view=none";
        var (wasSaved, wasTaught) = (0, 0);
        for (var round = 0; round <= rounds; round++)
        {
            var context = await site.LaunchPersistentAsync(_folder);
            var page = context.Pages[0];
            page.SetDefaultTimeout(60_000);
            await page.AddLocatorHandlerAsync(
                page.Locator("#brief-close"),
                start => start.EvaluateAllAsync<object?>("starts => starts[0]?.click()")
            );
            await page.GotoAsync(address);
            if (round > 0)
            {
                var found = await FoundAsync(page, atLeast: wasSaved);
                output.WriteLine($"round {round}: {wasTaught} taught, {wasSaved} shown as saved, {found} found");
                Assert.InRange(found, wasSaved, wasTaught);
                wasTaught = wasSaved = found;
                await AssertSameInTheFileAsync(page);
            }

            if (round == rounds)
            {
                await context.DisposeAsync();
                break;
            }

            await page.GetByText("The robot can see").WaitForAsync(new() { Timeout = 120_000 });
            await page.EvaluateAsync(
                """
                () => {
                  window.saved = 0;
                  const look = () => {
                    if (document.querySelector("#saving-button")?.textContent.trim() === "Saved") {
                      const counts = [...document.querySelectorAll(".answers .count")].map((count) => parseInt(count.textContent));
                      window.saved = counts.reduce((sum, count) => sum + count, 0);
                    }
                  };
                  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
                }
                """
            );
            var until = Stopwatch.StartNew();
            var length = TimeSpan.FromSeconds(1 + (4 * random.NextDouble()));
            while (until.Elapsed < length || wasTaught == 0)
            {
                var before = wasTaught;
                await page.Locator("button.answer:not([disabled])").First.WaitForAsync();
                await page.Keyboard.PressAsync(random.Next(2) == 0 ? "1" : "2");
                wasTaught = before + 1; // At most: a key that came too early taught nothing.
                await Task.Delay(random.Next(120), TestContext.Current.CancellationToken);
            }

            wasSaved = Math.Max(wasSaved, await page.EvaluateAsync<int>("() => window.saved"));
            address = page.Url;
            Killed.All(_folder); // Nothing is left of its browser to be disposed of.
        }
    }

    private static async Task<int> FoundAsync(IPage page, int atLeast)
    {
        var counts = page.Locator(".answers .count");
        for (var tenth = 0; tenth < 600; tenth++)
        {
            var sum = (await counts.AllInnerTextsAsync()).Sum(text =>
                int.Parse(text.Split('\n', ' ')[0], CultureInfo.InvariantCulture)
            );
            if (sum >= atLeast && sum > 0)
                return sum;
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        return 0;
    }

    // The page's own pictures under the page's own labels, against those in the file that it saves.
    private async Task AssertSameInTheFileAsync(IPage page)
    {
        List<string> shown = [];
        foreach (var tray in await page.Locator(".tray").AllAsync())
        {
            var label = await tray.Locator("h3 bdi").InnerTextAsync();
            // By script: it goes away when all are shown, and a click would wait for it.
            while (
                await tray.Locator(".thumbnails + button")
                    .EvaluateAllAsync<bool>("more => more[0] ? (more[0].click(), true) : false")
            )
                await page.WaitForTimeoutAsync(100);
            foreach (var image in await tray.Locator("img").AllAsync())
                shown.Add(ProjectFingerprint.OfExample(label, PictureReader.Read(await Visit.PngAsync(image)).Rgb));
        }

        var download = await page.RunAndWaitForDownloadAsync(() =>
            page.GetByRole(AriaRole.Button, new() { Name = "Save the brain" }).ClickAsync()
        );
        var file = Path.Combine(_folder, "brain.sortline");
        await download.SaveAsAsync(file);
        using var inspected = JsonDocument.Parse((await CommandLine.RunAsync("inspect", file, "--json")).Output);
        Assert.Equal(ProjectFingerprint.Of(shown), inspected.RootElement.GetProperty("fingerprint").GetString());
    }
}
