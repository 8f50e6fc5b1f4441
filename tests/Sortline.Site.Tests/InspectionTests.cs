namespace Sortline.Site.Tests;

/// <summary>What the job is, and looking closely: the brief, the loupe, the ring round a defect, the good one beside it.</summary>
public class InspectionTests(PublishedSite site)
{
    private const string Level = "?level=gears&seed=3&key=1&view=none";
    private const int Samples = 6;

    [Fact]
    public async Task The_brief_stands_beside_the_answers_and_the_first_answer_closes_it()
    {
        await using var visit = await Visit.BeginAsync(site, Level, readsBrief: true);
        var page = visit.Page;
        var brief = page.Locator(".brief");

        await Assertions.Expect(brief.Locator("h2")).ToHaveTextAsync("Gears");
        await visit.NextPartAsync();
        await Assertions.Expect(brief.Locator(".sample img")).ToHaveCountAsync(Samples, new() { Timeout = 60_000 });
        await Assertions.Expect(brief.Locator(".sample")).ToContainTextAsync(["Good", "Missing tooth", "Chipped tooth"]);
        Assert.Equal("BODY", await page.EvaluateAsync<string>("document.activeElement.tagName"));
        await visit.AssertAccessibleAsync("the brief");
        await visit.ScreenshotAsync("brief");

        await page.Locator(".answer").First.ClickAsync();
        await Assertions.Expect(brief).ToHaveCountAsync(0);
        await visit.ExpectCountsAsync(1, 0);

        await page.Locator("#brief-open").ClickAsync();
        await Assertions.Expect(brief.Locator("h2")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(brief).ToHaveCountAsync(0);
        visit.AssertClean();
    }

    [Fact]
    public async Task On_a_phone_the_brief_covers_the_page_and_a_number_key_answers_all_the_same()
    {
        await using var visit = await Visit.BeginAsync(site, Level, width: 390, height: 844, readsBrief: true);
        var page = visit.Page;

        await Assertions.Expect(page.Locator("#brief-close")).ToBeInViewportAsync(new() { Ratio = 1 });
        await Assertions.Expect(page.Locator(".answer").First).ToBeHiddenAsync();
        Assert.Equal(
            0,
            await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        );
        await page.Locator("#camera-picture[data-picture]:not(.is-past)")
            .WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.Keyboard.PressAsync("2");

        await Assertions.Expect(page.Locator(".brief")).ToHaveCountAsync(0);
        await visit.ExpectCountsAsync(0, 1);
        visit.AssertClean();
    }

    [Fact]
    public async Task A_part_can_be_looked_at_closely_by_mouse_and_by_keys_and_the_number_keys_stay_as_they_are()
    {
        await using var visit = await Visit.BeginAsync(site, Level);
        var page = visit.Page;
        var picture = page.Locator("#camera-picture");
        var lens = page.Locator(".loupe");
        await NextDefectAsync(visit);

        Assert.Equal(448, await picture.EvaluateAsync<int>("image => image.naturalWidth"));
        await picture.HoverAsync();
        await Assertions.Expect(lens).ToBeVisibleAsync();
        Assert.Equal(
            await picture.GetAttributeAsync("src"),
            await lens.EvaluateAsync<string>("lens => lens.style.backgroundImage.slice(5, -2)")
        );
        await page.Locator("#question").HoverAsync();
        await Assertions.Expect(lens).ToHaveCountAsync(0);

        await picture.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(lens).ToBeVisibleAsync();
        var middle = await lens.BoundingBoxAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await page.WaitForFunctionAsync(
            "left => document.querySelector('.loupe').getBoundingClientRect().left > left",
            (double)middle!.X
        );
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(lens).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("2");
        await visit.ExpectCountsAsync(0, 1);
        visit.AssertClean();
    }

    [Fact]
    public async Task A_ring_lies_on_the_picture_and_a_good_one_can_be_laid_beside_it()
    {
        await using var visit = await Visit.BeginAsync(site, Level);
        var page = visit.Page;
        await NextDefectAsync(visit);

        var picture = (await page.Locator("#camera-picture").BoundingBoxAsync())!;
        var ring = (await page.Locator(".defect-mark circle").First.BoundingBoxAsync())!;
        Assert.InRange(ring.X + (ring.Width / 2), picture.X, picture.X + picture.Width);
        Assert.InRange(ring.Y + (ring.Height / 2), picture.Y, picture.Y + picture.Height);

        await page.Locator("#compare-open").ClickAsync(); // Waits for the good one.
        var pair = page.Locator("#compare-dialog img");
        await Assertions.Expect(pair).ToHaveCountAsync(2);
        await pair.Nth(1).HoverAsync();
        await Assertions.Expect(page.Locator(".loupe")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("1"); // No answer while it is open.
        await visit.AssertAccessibleAsync("compare");
        await visit.ScreenshotAsync("compare");
        await page.Keyboard.PressAsync("Escape");
        await visit.ExpectCountsAsync(0, 0);
        visit.AssertClean();
    }

    private static async Task NextDefectAsync(Visit visit)
    {
        for (var last = -1; ; )
        {
            (last, var isDefective) = await visit.NextPartAsync(last);
            if (isDefective)
                return;
            await visit.Page.Keyboard.PressAsync("0");
        }
    }
}
