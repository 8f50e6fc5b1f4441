using System.Text.RegularExpressions;

namespace Sortline.Site.Tests;

/// <summary>The page whose line is not drawn, for slow machines and for whoever cannot see it: the whole job can be done there.</summary>
public class UnseenTests(PublishedSite site)
{
    [LongFact]
    [Fault(56)]
    public async Task Rust_is_learned_from_twenty_pictures_a_label_by_keyboard()
    {
        await using var visit = await Visit.BeginAsync(site, "?level=rust&seed=7&key=1&view=none");
        await visit.WaitUntilReadyAsync();
        await visit.TeachAsync(each: 20, byKeyboard: true);

        using var report = await visit.RunShiftAsync(speed: 0.4); // No longer than need be.

        var summary = report.RootElement.GetProperty("summary");
        TestContext.Current.TestOutputHelper?.WriteLine(summary.ToString());
        Assert.Equal(7, report.RootElement.GetProperty("seed").GetInt32());
        Assert.True(report.RootElement.GetProperty("parts").GetArrayLength() >= 40);
        Assert.True(summary.GetProperty("sortedRightly").GetDouble() >= 0.95, $"Sorted rightly: {summary}");
        visit.AssertClean();
    }

    [Fact]
    public async Task Words_stand_where_the_line_would_be_and_everything_fits()
    {
        await using var visit = await Visit.BeginAsync(site, "?level=rust&seed=2&key=1&view=none");
        var page = visit.Page;
        await visit.TeachAsync(each: 2, byKeyboard: true);
        await visit.NextPartAsync();
        await Assertions.Expect(page.Locator(".guess:not(.is-past) .voters li")).ToHaveCountAsync(3);

        await Assertions.Expect(page.Locator(".stage").GetByText("A part waits under the camera.")).ToBeInViewportAsync();
        await Assertions.Expect(page.GetByText("The line runs without being drawn")).ToBeInViewportAsync();
        await visit.AssertAccessibleAsync("teach, not drawn");
        Assert.Equal(0, await OverflowAsync("Height"));
        foreach (var (width, height) in new[] { (1366, 768), (1024, 700), (390, 844), (320, 640) })
        {
            await visit.ResizeAsync(width, height);
            Assert.Equal(0, await OverflowAsync("Width"));
            await visit.ScreenshotAsync($"unseen-{width}");
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Run", Exact = true }).ClickAsync();
        await visit.ChooseShiftAsync();
        await Assertions
            .Expect(page.Locator(".stage").GetByText(new Regex("A shift is on: [1-9][0-9]* of 40 parts seen.")))
            .ToBeVisibleAsync();
        foreach (var (width, height) in new[] { (390, 844), (1366, 768) })
        {
            await visit.ResizeAsync(width, height);
            Assert.Equal(0, await OverflowAsync("Width"));
            await visit.ScreenshotAsync($"unseen-run-{width}");
        }

        visit.AssertClean();

        Task<int> OverflowAsync(string side) =>
            page.EvaluateAsync<int>(
                "side => document.documentElement[`scroll${side}`] - document.documentElement[`client${side}`]",
                side
            );
    }
}
