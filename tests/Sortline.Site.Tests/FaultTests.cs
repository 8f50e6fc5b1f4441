namespace Sortline.Site.Tests;

/// <summary>Files of the site that do not come or come broken after the start, and parts of the page that throw: told soon, and mended.</summary>
public class FaultTests(PublishedSite site)
{
    private const string Rust = "?level=rust&seed=2&key=1&view=none";

    // Ten seconds from the page's first sign of life where nothing else runs; beside other tests on a small machine it takes longer.
    private static readonly LocatorAssertionsToBeVisibleOptions Soon = new() { Timeout = 25_000 };

    [Theory]
    [InlineData("**/js/worker.js", "web page", "worker.js")]
    [InlineData("**/models/**/*.bin", "silence", ".bin")]
    [Fault(41, 43)]
    public Task What_the_eye_needs_and_does_not_get_is_told_within_ten_seconds_and_mended_by_itself(
        string files,
        string fault,
        string said
    ) => ToldAndMendedAsync(files, fault, said);

    [LongTheory]
    [InlineData("**/js/worker.js", "silence", "worker.js")]
    [InlineData("**/js/worker.js", "nothing to say", "did not arrive")]
    [InlineData("**/models/**/*.bin", "web page", ".bin")]
    [InlineData("**/models/**/*.bin", "an altered bit", "damaged")]
    [Fault(41, 43)]
    public Task What_comes_to_the_eye_otherwise_than_it_was_published_is_told_and_mended(
        string files,
        string fault,
        string said
    ) => ToldAndMendedAsync(files, fault, said);

    private async Task ToldAndMendedAsync(string files, string fault, string said)
    {
        var isBroken = true;
        await using var visit = await Visit.BeginAsync(
            site,
            Rust,
            before: page => page.Context.RouteAsync(files, route => isBroken ? BreakAsync(route, fault) : route.ContinueAsync())
        );
        var failed = visit.Page.Locator(".backbone.is-failed");

        await Assertions.Expect(failed).ToBeVisibleAsync(Soon);
        await Assertions.Expect(failed).ToContainTextAsync(said);
        await Assertions.Expect(failed.GetByRole(AriaRole.Button, new() { Name = "Try again" })).ToBeVisibleAsync();
        await visit.TeachAsync(each: 1, byKeyboard: true);

        isBroken = false;
        await visit.WaitUntilReadyAsync();
        await Assertions.Expect(visit.Page.Locator(".guess:not(.is-past) .voters li")).ToHaveCountAsync(2);
        await visit.ExpectCountsAsync(1, 1);
    }

    [Fact]
    [Fault(50)]
    public async Task A_part_of_the_page_that_breaks_says_so_and_can_be_shown_again_with_all_that_was_taught()
    {
        await using var visit = await Visit.BeginAsync(
            site,
            Rust,
            before: page =>
                page.AddInitScriptAsync(
                    """
                    const focus = HTMLElement.prototype.focus;
                    HTMLElement.prototype.focus = function (...how) {
                      if (window.isBroken) throw new Error("broken by the test");
                      focus.apply(this, how);
                    };
                    """
                )
        );
        var page = visit.Page;
        await visit.WaitUntilReadyAsync();
        await visit.TeachAsync(each: 1, byKeyboard: true);
        var (part, _) = await visit.NextPartAsync();

        await page.EvaluateAsync("window.isBroken = true");
        await page.Keyboard.PressAsync("1");
        await visit.ExpectCountsAsync(2, 1);
        await page.Locator("#projects").ClickAsync(); // The list asks for the keyboard.
        var broken = page.Locator(".broken").First;
        await Assertions.Expect(broken).ToContainTextAsync("This part of the page broke. What was taught is still there.");
        await visit.ScreenshotAsync("broken-part");
        await visit.AssertAccessibleAsync("broken part");
        await page.EvaluateAsync("window.isBroken = false");
        var saved = await page.RunAndWaitForDownloadAsync(() =>
            broken.GetByRole(AriaRole.Button, new() { Name = "Save as file" }).ClickAsync()
        );
        Assert.NotEmpty(await File.ReadAllBytesAsync(await saved.PathAsync(), TestContext.Current.CancellationToken));
        for (var left = await page.Locator(".broken").CountAsync(); left > 0; left--)
        {
            await broken.GetByRole(AriaRole.Button, new() { Name = "Show it again" }).ClickAsync();
            await Assertions.Expect(page.Locator(".broken")).ToHaveCountAsync(left - 1);
        }

        await page.Locator("#start-back").ClickAsync();
        await visit.NextPartAsync(part);
        await visit.ExpectCountsAsync(2, 1);
        await Assertions.Expect(page.Locator(".thumbnail")).ToHaveCountAsync(3);
    }

    [LongFact]
    [Fault(50)]
    public async Task An_effect_that_throws_is_told_and_the_shift_goes_on_to_its_report()
    {
        await using var visit = await Visit.BeginAsync(
            site,
            "?level=rust&seed=2&key=1",
            before: page =>
                page.AddInitScriptAsync(
                    """
                    for (const kind of [HTMLCanvasElement, OffscreenCanvas]) { // Drawn flat: that is quicker here.
                      const get = kind.prototype.getContext;
                      kind.prototype.getContext = function (name, ...rest) {
                        return String(name).startsWith("webgl") ? null : get.call(this, name, ...rest);
                      };
                    }
                    Intl.NumberFormat = function () { throw new Error("broken by the test"); }; // The points over the bins need it.
                    """
                )
        );
        var page = visit.Page;
        List<string> errors = [];
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                errors.Add(message.Text);
        };
        await visit.WaitUntilReadyAsync();
        await visit.TeachAsync(each: 1, byKeyboard: true);

        await visit.StartShiftAsync(parts: 20, speed: 0.4);
        await Assertions
            .Expect(page.GetByText("Something inside the page went wrong."))
            .ToBeVisibleAsync(new() { Timeout = 60_000 });
        await page.Locator("#finish").ClickAsync();
        await visit.ShiftEndsAsync();

        Assert.Contains(errors, error => error.Contains("broken by the test", StringComparison.Ordinal));
        Assert.True(errors.Count <= 30, $"{errors.Count} lines in the log");
    }

    private static async Task BreakAsync(IRoute route, string fault)
    {
        switch (fault)
        {
            case "web page":
                await route.FulfillAsync(
                    new()
                    {
                        Status = 200,
                        ContentType = "text/html",
                        Body = "<html>Please log in</html>",
                    }
                );
                break;
            case "nothing to say":
                await route.FulfillAsync(
                    new()
                    {
                        Status = 200,
                        ContentType = "text/javascript",
                        Body = "0;",
                    }
                );
                break;
            case "an altered bit":
                var answer = await route.FetchAsync();
                var bytes = await answer.BodyAsync();
                bytes[bytes.Length / 2] ^= 1;
                await route.FulfillAsync(new() { Response = answer, BodyBytes = bytes });
                break;
            default:
                break; // It is never answered.
        }
    }
}
