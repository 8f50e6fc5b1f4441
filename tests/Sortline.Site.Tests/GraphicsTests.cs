namespace Sortline.Site.Tests;

/// <summary>Graphics that go away for a while: the activity goes on.</summary>
[Collection(DrawnFirst.Drawn)]
public class GraphicsTests(PublishedSite site)
{
    private const string Rust = "?level=rust&seed=7&key=1";

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

    [Fact]
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
        await visit.ScreenshotAsync("graphics-back");
        visit.AssertClean();
    }

    [Fact]
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

    private static async Task LoseAsync(IPage page) =>
        await page.EvaluateAsync("graphics.forEach((context) => context.loseContext())");

    private Task<Visit> BeginAsync(string query, string script) =>
        Visit.BeginAsync(site, query, before: page => page.AddInitScriptAsync(script));
}
