using System.Text.Json;

namespace Sortline.Site.Tests;

/// <summary>The whole job as a learner does it: teach, run a shift, read the report, repair.</summary>
public class MainJobTests(PublishedSite site)
{
    [Fact]
    public async Task Rust_is_learned_from_twenty_pictures_a_label_by_keyboard()
    {
        await using var visit = await Visit.BeginAsync(site, "?level=rust&seed=7&key=1");
        await visit.WaitUntilReadyAsync();
        await visit.TeachAsync(each: 20, byKeyboard: true);

        using var report = await RunShiftAsync(visit);

        var summary = report.RootElement.GetProperty("summary");
        TestContext.Current.TestOutputHelper?.WriteLine(summary.ToString());
        Assert.Equal(7, report.RootElement.GetProperty("seed").GetInt32());
        Assert.True(report.RootElement.GetProperty("parts").GetArrayLength() >= 40);
        Assert.True(summary.GetProperty("sortedRightly").GetDouble() >= 0.95, $"Sorted rightly: {summary}");
        visit.AssertClean();
    }

    [Fact]
    public async Task Gears_are_learned_with_the_mouse_and_the_robot_beats_both_trivial_policies()
    {
        await using var visit = await Visit.BeginAsync(site, "?level=gears&seed=3&key=1");
        await visit.WaitUntilReadyAsync();
        await visit.TeachAsync(each: 20, byKeyboard: false);
        await visit.ScreenshotAsync("teach-40-examples");

        using var report = await RunShiftAsync(visit);

        var summary = report.RootElement.GetProperty("summary");
        TestContext.Current.TestOutputHelper?.WriteLine(summary.ToString());
        Assert.True(report.RootElement.GetProperty("parts").GetArrayLength() >= 40);
        Assert.True(summary.GetProperty("balancedAccuracy").GetDouble() >= 0.75, $"Balanced accuracy: {summary}");
        var score = summary.GetProperty("score").GetInt32();
        Assert.True(score > summary.GetProperty("scoreIfAllShipped").GetInt32(), $"{summary}");
        Assert.True(score > summary.GetProperty("scoreIfAllRejected").GetInt32(), $"{summary}");

        await visit.ScreenshotAsync("report");
        await visit.AssertAccessibleAsync("report");
        await RepairAsync(visit);
        visit.AssertClean();
    }

    private static async Task<JsonDocument> RunShiftAsync(Visit visit)
    {
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Run the shift" }).ClickAsync();
        await visit.ShiftEndsAsync();
        return JsonDocument.Parse(await visit.SaveAsync("Save as JSON"));
    }

    // Back to teaching: one example and one label are deleted, and the counts say so.
    private static async Task RepairAsync(Visit visit)
    {
        var page = visit.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Teach more" }).ClickAsync();
        await visit.NextPartAsync();
        await page.Locator(".tray", new() { HasText = "Good" }).Locator(".thumbnail").First.ClickAsync();
        await visit.AssertAccessibleAsync("example dialog");
        await visit.ScreenshotAsync("example-dialog");
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete this picture" }).ClickAsync();

        await visit.ExpectCountsAsync(19, 20);
        await Assertions.Expect(page.Locator(".tray", new() { HasText = "Good" }).Locator(".thumbnail")).ToHaveCountAsync(19);

        await page.GetByRole(AriaRole.Button, new() { Name = "Edit label Defective" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete …" }).ClickAsync();
        await visit.AssertAccessibleAsync("label dialog");
        await visit.ScreenshotAsync("label-dialog");
        await page.GetByRole(AriaRole.Button, new() { Name = "Yes, delete it" }).ClickAsync();

        await Assertions.Expect(page.Locator(".answers .answer")).ToHaveCountAsync(1);
        await visit.ExpectCountAsync("Good", 19);
        await Assertions.Expect(page.GetByText("It knows only one answer so far")).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(page.Locator(".answers .answer")).ToHaveCountAsync(2);
        await visit.ExpectCountsAsync(19, 20);
    }
}
