namespace Sortline.Site.Tests;

/// <summary>What shows where a defect is: the ring round it, and the good one beside it.</summary>
public class InspectionTests(PublishedSite site)
{
    private const string Level = "?level=gears&seed=3&key=1&view=none";

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
