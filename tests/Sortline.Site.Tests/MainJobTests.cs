namespace Sortline.Site.Tests;

/// <summary>The whole job as a learner does it: teach, run a shift, read the report, repair.</summary>
[Collection(DrawnFirst.Drawn)]
public class MainJobTests(PublishedSite site)
{
    // The sizes that the canvas has while it is seen.
    private const string WatchCanvas = """
        () => {
          window.canvasSizes = new Set();
          const canvas = document.querySelector("canvas");
          new ResizeObserver(() => {
            if (document.querySelector(".floor:not(.is-reporting)")) canvasSizes.add(`${canvas.clientWidth} x ${canvas.clientHeight}`);
          }).observe(canvas);
        }
        """;

    private const string Gears = "?level=gears&seed=3&key=1";

    [Fact]
    [Fault(57)]
    public async Task Gears_are_learned_with_the_mouse_and_the_robot_beats_both_trivial_policies()
    {
        // To teach forty parts takes minutes where the line is drawn in software, and shows nothing that four do not.
        await using var lesson = await Visit.BeginAsync(site, $"{Gears}&view=none");
        await lesson.WaitUntilReadyAsync();
        await lesson.TeachAsync(each: 20, byKeyboard: false);
        lesson.AssertClean();

        await using var visit = await Visit.BeginAsync(site, Gears);
        await visit.WaitUntilReadyAsync();
        await visit.Page.SetInputFilesAsync("#project-file", await lesson.DownloadAsync("Save the brain"));
        await visit.ExpectCountsAsync(20, 20);
        await visit.NextPartAsync();
        await visit.ScreenshotAsync("teach-40-examples");

        await visit.Page.EvaluateAsync(WatchCanvas);
        using var report = await visit.RunShiftAsync(async () =>
        {
            await visit.Page.Locator(".verdict", new() { HasText = "take it off" }).WaitForAsync();
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Look again" }).ClickAsync();
            await visit.Page.Locator(".points").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
            await visit.ScreenshotAsync("run-drawn");
            await visit.Page.Locator("#finish").ClickAsync();
            await visit.ShiftEndsAsync();
            Assert.Single(await visit.Page.EvaluateAsync<string[]>("[...canvasSizes]"));
        });

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

        await page.GetByRole(AriaRole.Button, new() { Name = "Edit label Bad" }).ClickAsync();
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
