using System.Security.Cryptography;
using System.Text.Json;

namespace Sortline.Site.Tests;

/// <summary>After the first visit the site is in the browser, whole: it opens without a network.</summary>
public class OfflineTests(PublishedSite site)
{
    private const string Rust = "?level=rust&seed=2&key=1&view=none";

    /// <summary>Waits until the browser keeps the site.</summary>
    internal static async Task KeepsAsync(IPage page) =>
        await page.EvaluateAsync(
            "async () => { while (!navigator.serviceWorker.controller) await new Promise((done) => setTimeout(done, 50)); }"
        );

    /// <summary>The sums of the files that the published list names.</summary>
    internal static Dictionary<string, string?> Listed()
    {
        var text = File.ReadAllText(Path.Combine(PublishedSite.Folder, "service-worker-assets.js"));
        using var list = JsonDocument.Parse(text[text.IndexOf('{')..].TrimEnd().TrimEnd(';'));
        return list
            .RootElement.GetProperty("assets")
            .EnumerateArray()
            .ToDictionary(asset => asset.GetProperty("url").GetString()!, asset => asset.GetProperty("hash").GetString());
    }

    [Fact]
    public void The_list_of_what_is_kept_has_every_published_file_as_it_was_published()
    {
        var listed = Listed().ToDictionary(file => "/" + file.Key, file => file.Value);

        var published = site.Paths.Where(path =>
            !path.EndsWith(".txt", StringComparison.Ordinal) && !path.StartsWith("/service-worker", StringComparison.Ordinal)
        );

        Assert.All(
            published,
            path =>
            {
                Assert.True(listed.ContainsKey(path), $"{path} is not in the list.");
                var content = File.ReadAllBytes(PublishedSite.Folder + path);
                Assert.Equal("sha256-" + Convert.ToBase64String(SHA256.HashData(content)), listed[path]);
            }
        );
    }

    [Fact]
    [Fault(51)]
    [Promise(7)]
    public async Task The_second_visit_asks_only_whether_there_is_a_new_version_and_the_third_needs_no_network()
    {
        await using PlainHost host = new(PublishedSite.Folder, "/sortline/");
        await using var context = await site.BrowserFor(Rust).NewContextAsync();
        await using (var first = await Visit.BeginAsync(context, site, host.Address, Rust))
        {
            await first.WaitUntilReadyAsync();
            await KeepsAsync(first.Page);
            first.AssertClean();
            await first.AssertKeepsAsync($"sortline {host.Path} {NewerSite.Version}", host.Address);
        }

        host.Asked.Clear();
        await using (var second = await Visit.BeginAsync(context, site, host.Address, Rust))
        {
            await second.WaitUntilReadyAsync();
            while (host.Asked.Count < 2) // The browser looks for a new version when the page is up.
                await Task.Delay(100, TestContext.Current.CancellationToken);
            await second.TeachAsync(each: 1, byKeyboard: true);
            second.AssertClean();
        }

        Assert.Equal(["service-worker.js", "service-worker-assets.js"], host.Asked);

        await context.SetOfflineAsync(true);
        host.Instead = _ => PlainHost.Answer.Nothing;
        await using var third = await Visit.BeginAsync(context, site, host.Address, Rust);
        await third.WaitUntilReadyAsync();
        await third.TeachAsync(each: 2, byKeyboard: true);
        await third.StartShiftAsync(parts: 20);
        await third.Page.Locator("#finish").ClickAsync();
        await third.ShiftEndsAsync();

        var nowhere = await third.Page.GotoAsync(host.Address + "nowhere");
        Assert.Equal(503, nowhere!.Status);
        Assert.Contains("This address needs a network", await nowhere.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task To_keep_the_site_it_is_not_fetched_a_second_time()
    {
        await using Relay relay = new(new(site.Address));
        await using var context = await site.BrowserFor(Rust).NewContextAsync();
        await using var visit = await Visit.BeginAsync(context, site, relay.Address, Rust);
        await visit.WaitUntilReadyAsync();
        var before = relay.Bytes;

        await KeepsAsync(visit.Page);

        var (all, more) = (relay.Bytes, relay.Bytes - before);
        TestContext.Current.TestOutputHelper?.WriteLine($"First visit: {all / 1024} KiB, of which {more / 1024} to keep it.");
        // What the page did not need (fonts of other letters, the line that is not drawn here), headers, and "not modified" some twenty times.
        // Nothing, if all was kept before the page was ready: then what it comes to in all tells.
        Assert.InRange(more, 0, 300 * 1024);
        Assert.InRange(all, 1, 5_000 * 1024);
    }
}
