namespace Sortline.Site.Tests;

/// <summary>The published folder works below any path, on a host that knows nothing of it and sends no headers, as GitHub Pages does.</summary>
public class SubPathTests(PublishedSite site)
{
    private const string Rust = "?level=rust&seed=2&key=1&view=none";

    [Fact]
    public async Task The_whole_job_is_done_below_a_path_and_the_address_stays_there()
    {
        await using PlainHost host = new(PublishedSite.Folder, "/tools/sortline/");
        await using var context = await site.BrowserFor(Rust).NewContextAsync(new() { AcceptDownloads = true });
        await using var visit = await Visit.BeginAsync(context, site, host.Address, Rust);
        await visit.WaitUntilReadyAsync();
        await visit.TeachAsync(each: 4, byKeyboard: true);
        var brain = await visit.DownloadAsync("Save the brain");

        await visit.StartShiftAsync(parts: 20);
        await visit.Page.Locator("#finish").ClickAsync();
        await visit.ShiftEndsAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Test on new parts" }).ClickAsync();
        await visit.ChooseShiftAsync(parts: 20);
        await visit.Page.Locator("#finish").WaitForAsync();

        Assert.StartsWith(host.Address + "?level=rust&seed=", visit.Page.Url, StringComparison.Ordinal);
        visit.AssertClean();

        await using var again = await Visit.BeginAsync(context, site, host.Address, Rust);
        await again.Page.SetInputFilesAsync("#project-file", brain);
        await again.ExpectCountsAsync(4, 4);
        again.AssertClean();
    }

    [Theory]
    [InlineData("/", "anything")]
    [InlineData("/sortline/", "anything?level=gears")]
    [InlineData("/sortline/", "a/b/c")]
    [InlineData("/tools/sortline/", "a/b.html")]
    public async Task An_address_where_nothing_is_says_so_and_leads_to_the_start(string path, string nowhere)
    {
        await using PlainHost host = new(PublishedSite.Folder, path);
        await using var context = await site.BrowserFor(Rust).NewContextAsync();
        var page = await context.NewPageAsync();

        var answer = await page.GotoAsync(host.Address + nowhere);

        Assert.Equal(404, answer!.Status);
        await Assertions.Expect(page.GetByText("There is nothing at this address")).ToBeVisibleAsync();
        var start = page.GetByRole(AriaRole.Link, new() { Name = "Open Sortline" });
        await Assertions.Expect(start).ToHaveAttributeAsync("href", host.Address);
        await Assertions.Expect(page.Locator(".shell")).ToHaveCSSAsync("display", "grid"); // In Sortline's look.
        await start.ClickAsync();
        await Assertions.Expect(page.Locator("#boot-status, .floor").First).ToBeVisibleAsync();
        Assert.Equal(host.Address, page.Url);
    }

    [Fact]
    public async Task Without_scripts_the_page_for_nothing_still_leads_to_the_start()
    {
        await using PlainHost host = new(PublishedSite.Folder);
        await using var context = await site.BrowserFor(Rust).NewContextAsync(new() { JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        await page.GotoAsync(host.Address + "anything");

        await page.GetByRole(AriaRole.Link, new() { Name = "Open Sortline" }).ClickAsync();

        await Assertions.Expect(page.Locator("#boot-status")).ToBeVisibleAsync();
        Assert.Equal(host.Address, page.Url);
    }
}
