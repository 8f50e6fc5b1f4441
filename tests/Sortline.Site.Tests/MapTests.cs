namespace Sortline.Site.Tests;

/// <summary>The map of what the robot sees, as a learner uses it.</summary>
public class MapTests(PublishedSite site)
{
    // Where the marks of one label are drawn, and the middle of one that no other covers, on the screen.
    private const string MarkOf = """
        (label) => {
          const path = document.querySelector(`.map-plot .map-points.${label}`);
          const plot = document.querySelector(".map-plot").getBoundingClientRect();
          const scale = plot.width / 480;
          const places = [...path.getAttribute("d").matchAll(/M([\d.]+) ([\d.]+)m/g)].map(([, x, y]) => [Number(x), Number(y)]);
          return { count: places.length, x: plot.x + places[0][0] * scale, y: plot.y + places[0][1] * scale };
        }
        """;

    [Fact]
    public async Task What_is_taught_appears_on_the_map_and_an_example_is_moved_and_deleted_there()
    {
        await using var visit = await Visit.BeginAsync(site, "?level=rust&seed=2&key=1&view=none");
        await visit.WaitUntilReadyAsync();
        var (page, map) = (visit.Page, visit.Page.Locator("#map"));
        await visit.TeachAsync(each: 4, byKeyboard: true);

        await page.Locator("#map-open").ClickAsync();
        await Assertions.Expect(page.Locator("#map-title")).ToBeFocusedAsync();
        await map.Locator(".zone").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await Assertions.Expect(map.GetByText("of how the pictures differ")).ToBeVisibleAsync();
        await map.Locator(".map-part:not(.is-past)").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await visit.AssertAccessibleAsync("map");
        await visit.ScreenshotAsync("map");

        // The lesson goes on beside it, and what is taught is on it.
        var (id, isDefective) = await visit.NextPartAsync();
        await page.Keyboard.PressAsync(isDefective ? "2" : "1");
        await visit.NextPartAsync(id);
        await Assertions.Expect(map.Locator(".map-table tbody tr")).ToHaveCountAsync(9);

        var teal = await MarkAsync(page, "label-teal");
        await page.Mouse.MoveAsync(teal.X, teal.Y);
        await Assertions.Expect(map.Locator(".map-info")).ToContainTextAsync("of “Good”");
        await page.Mouse.ClickAsync(teal.X, teal.Y);
        await page.Locator("#map-example .answer", new() { HasText = "Bad" }).ClickAsync();
        await Assertions.Expect(map.Locator(".map-info")).ToContainTextAsync("of “Bad”");
        Assert.Equal(teal.Count - 1, (await MarkAsync(page, "label-teal")).Count);
        await map.Locator(".map-plot g:not(.is-past) > .zone")
            .First.WaitForAsync(new() { State = WaitForSelectorState.Attached });

        // The keyboard gets to it, too.
        await page.Locator(".map-plot").FocusAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#map-example .danger").ClickAsync();
        await Assertions.Expect(map.Locator(".map-table tbody tr")).ToHaveCountAsync(8);

        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(map).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("#map-open")).ToBeFocusedAsync();
        visit.AssertClean();
    }

    [Fact]
    public async Task On_a_phone_the_map_has_the_window_to_itself()
    {
        await using var visit = await Visit.BeginAsync(site, "?level=rust&seed=2&key=1&view=none", width: 390, height: 844);
        await visit.WaitUntilReadyAsync();
        await visit.TeachAsync(each: 3, byKeyboard: true);

        await visit.Page.Locator("#map-open").ClickAsync();
        await visit.Page.Locator(".zone").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });

        Assert.Equal(390, await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await Assertions.Expect(visit.Page.Locator(".answers")).ToBeHiddenAsync();
        await visit.AssertAccessibleAsync("map on a phone");
        await visit.ScreenshotAsync("map-phone");
        await visit.Page.Locator("#map-close").ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".answers")).ToBeVisibleAsync();
        visit.AssertClean();
    }

    private static Task<Mark> MarkAsync(IPage page, string label) => page.EvaluateAsync<Mark>(MarkOf, label);

    private sealed record Mark
    {
        public int Count { get; init; }

        public float X { get; init; }

        public float Y { get; init; }
    }
}
