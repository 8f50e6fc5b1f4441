namespace Sortline.Site.Tests;

/// <summary>Graphics that are missing, that go away for a while, and that never come back: the activity goes on.</summary>
[Collection(DrawnFirst.Drawn)]
public class GraphicsTests(PublishedSite site)
{
    private const string Rust = "?level=rust&seed=7&key=1";

    // As where a browser has hardware acceleration switched off and draws nothing in software.
    private const string None = """
        for (const kind of [HTMLCanvasElement, OffscreenCanvas]) {
          const get = kind.prototype.getContext;
          kind.prototype.getContext = function (name, ...rest) {
            return String(name).startsWith("webgl") ? null : get.call(this, name, ...rest);
          };
        }
        """;

    // Notes the graphics of the page's own canvases, so that a test can take them away.
    private const string Watched = """
        window.graphics = [];
        const get = HTMLCanvasElement.prototype.getContext;
        HTMLCanvasElement.prototype.getContext = function (name, ...rest) {
          const context = get.call(this, name, ...rest);
          if (name === "webgl2") graphics.push(context.getExtension("WEBGL_lose_context"));
          return context;
        };
        """;

    [LongFact]
    [Fault(46)]
    public async Task Without_graphics_rust_is_learned_from_twenty_pictures_a_label()
    {
        await using var visit = await BeginAsync($"{Rust}&view=none", None);
        await visit.WaitUntilReadyAsync();
        await visit.TeachAsync(each: 20, byKeyboard: true);

        using var report = await visit.RunShiftAsync(speed: 0.4);

        var summary = report.RootElement.GetProperty("summary");
        TestContext.Current.TestOutputHelper?.WriteLine(summary.ToString());
        Assert.True(summary.GetProperty("sortedRightly").GetDouble() >= 0.9, $"Sorted rightly: {summary}");
        visit.AssertClean();
    }

    [Fact]
    [Fault(46)]
    public async Task Without_graphics_the_whole_job_is_done_on_a_line_that_is_drawn_flat()
    {
        await using var visit = await BeginAsync(Rust, None);
        var page = visit.Page;
        await visit.WaitUntilReadyAsync();

        await Assertions.Expect(page.GetByText("Drawn flat: this browser has no 3D graphics.")).ToBeVisibleAsync();
        await visit.TeachAsync(each: 4, byKeyboard: true);
        await visit.NextPartAsync();
        await visit.AssertAccessibleAsync("teach, drawn flat");
        foreach (var (width, height) in new[] { (390, 844), (1366, 768) })
        {
            await visit.ResizeAsync(width, height);
            Assert.Equal(
                0,
                await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            );
            await visit.ScreenshotAsync($"flat-teach-{width}");
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Got it" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Drawn flat")).ToHaveCountAsync(0);
        using var report = await visit.RunShiftAsync(
            async () =>
            {
                await page.Locator(".verdict", new() { HasText = "take it off" }).WaitForAsync();
                await page.Locator(".points").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
                await visit.ScreenshotAsync("flat-run");
                await visit.AssertAccessibleAsync("run, drawn flat");
                await page.Locator("#finish").ClickAsync();
            },
            speed: 0.4
        );

        Assert.True(report.RootElement.GetProperty("parts").GetArrayLength() >= 40);
        await visit.ScreenshotAsync("flat-report");
        await visit.AssertAccessibleAsync("report, drawn flat");
        visit.AssertClean();
    }

    [LongFact]
    public async Task The_camera_sees_nearly_the_same_with_and_without_graphics()
    {
        const string mix = "?level=gears-and-bolts&seed=4&key=1&view=none";
        var with = await PicturesAsync(mix, Watched);
        var without = await PicturesAsync(mix, None);

        await using var visit = await BeginAsync(mix, None);
        var differences = await visit.Page.EvaluateAsync<double[]>(
            """
            async ([one, other]) => {
              const pixels = async (png) => {
                const image = new Image();
                image.src = `data:image/png;base64,${png}`;
                await image.decode();
                const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
                context.drawImage(image, 0, 0);
                return context.getImageData(0, 0, image.width, image.height).data;
              };
              const mean = async (a, b) => {
                const [left, right] = [await pixels(a), await pixels(b)];
                return left.reduce((sum, value, i) => sum + Math.abs(value - right[i]), 0) / (left.length * 0.75);
              };
              return Promise.all(one.map((png, i) => mean(png, other[i])));
            }
            """,
            new[] { with, without }
        );

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", differences.Select(d => $"{d:0.00}")));
        Assert.Equal(6, without.Distinct().Count());
        Assert.All(differences, difference => Assert.InRange(difference, 0, 2)); // Of 255.
    }

    [Fact]
    [Fault(47)]
    public async Task A_label_counts_while_the_graphics_are_away_and_parts_come_when_they_are_back()
    {
        await using var visit = await BeginAsync(Rust, Watched);
        var page = visit.Page;
        var (first, _) = await visit.NextPartAsync();

        await LoseAsync(page);
        await Assertions.Expect(page.GetByText("The browser took the graphics away for a moment.")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("1");
        await visit.ExpectCountAsync("Good", 1);
        await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        await page.EvaluateAsync("graphics.forEach((context) => context.restoreContext())");

        var (second, _) = await visit.NextPartAsync(first);
        Assert.Equal(first + 1, second);
        await Assertions.Expect(page.Locator("#camera-picture:not(.is-past)")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("1");
        var (third, _) = await visit.NextPartAsync(second);
        Assert.Equal(second + 1, third);
        await visit.ExpectCountAsync("Good", 2);
        Assert.Equal(0, await page.GetByText("Drawn flat").CountAsync());
        await visit.ScreenshotAsync("graphics-back");
        visit.AssertClean();
    }

    [LongFact]
    [Fault(47)]
    public async Task A_part_that_comes_under_the_camera_while_the_graphics_are_away_is_photographed_later()
    {
        await using var visit = await BeginAsync(Rust, Watched);
        var page = visit.Page;
        var (first, _) = await visit.NextPartAsync();
        await page.Keyboard.PressAsync("1");

        await LoseAsync(page); // The next part is on its way.
        await Task.Delay(TimeSpan.FromSeconds(4), TestContext.Current.CancellationToken);
        await page.EvaluateAsync("graphics.forEach((context) => context.restoreContext())");

        var (second, _) = await visit.NextPartAsync(first);
        Assert.Equal(first + 1, second);
        visit.AssertClean();
    }

    [Fact]
    [Fault(47)]
    public async Task Graphics_that_never_come_back_leave_a_flat_line_and_all_that_was_taught()
    {
        await using var visit = await BeginAsync(Rust, Watched);
        var page = visit.Page;
        await visit.TeachAsync(each: 1, byKeyboard: true);
        var (part, _) = await visit.NextPartAsync();

        await LoseAsync(page);
        await page.Keyboard.PressAsync("2");

        await Assertions
            .Expect(page.GetByText("Drawn flat: this browser has no 3D graphics."))
            .ToBeVisibleAsync(new() { Timeout = 10_000 });
        await visit.NextPartAsync(part);
        await visit.ExpectCountsAsync(1, 2);
        await Assertions.Expect(page.Locator("canvas:visible")).ToHaveCountAsync(1);
        await visit.ScreenshotAsync("flat-after-loss");
        await visit.WaitUntilReadyAsync();
        await visit.StartShiftAsync(parts: 20, speed: 0.4);
        await page.Locator("#finish").ClickAsync();
        await visit.ShiftEndsAsync();
        visit.AssertClean();
    }

    [LongFact]
    [Fault(47)]
    public async Task A_camera_that_loses_its_graphics_for_good_goes_on_where_nobody_sees_the_line()
    {
        await using var visit = await BeginAsync($"{Rust}&view=none", Watched);
        await visit.TeachAsync(each: 1, byKeyboard: true);

        await LoseAsync(visit.Page);

        await visit.TeachAsync(each: 3, byKeyboard: true);
        visit.AssertClean();
    }

    [Fact]
    [Fault(48)]
    public async Task One_renderer_serves_all_levels_and_shifts()
    {
        await using var visit = await BeginAsync(Rust, Watched);
        var page = visit.Page;
        await visit.WaitUntilReadyAsync();
        foreach (var level in new[] { "gears", "gears-and-bolts", "rust" })
        {
            await page.Locator("#level").SelectOptionAsync(level);
            await visit.NextPartAsync();
        }

        Assert.Equal(1, await page.EvaluateAsync<int>("graphics.length"));
        visit.AssertClean();
    }

    private static async Task LoseAsync(IPage page) =>
        await page.EvaluateAsync("graphics.forEach((context) => context.loseContext())");

    private Task<Visit> BeginAsync(string query, string script) =>
        Visit.BeginAsync(site, query, before: page => page.AddInitScriptAsync(script));

    private async Task<string[]> PicturesAsync(string query, string script)
    {
        await using var visit = await BeginAsync(query, script);
        List<string> pictures = [];
        for (var last = -1; pictures.Count < 6; )
        {
            (last, _) = await visit.NextPartAsync(last);
            pictures.Add(Convert.ToBase64String(await Visit.PngAsync(visit.Page.Locator("img#camera-picture:not(.is-past)"))));
            await visit.Page.Keyboard.PressAsync("0");
        }

        return [.. pictures];
    }
}
