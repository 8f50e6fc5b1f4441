namespace Sortline.Site.Tests;

/// <summary>A new version comes whole, when the learner wants it, and never beside the old one.</summary>
public sealed class UpdateTests(PublishedSite site) : IDisposable
{
    private const string Rust = "?level=rust&seed=2&key=1&view=none";

    private readonly NewerSite _newer = new();

    public void Dispose() => _newer.Dispose();

    [Fact]
    [Fault(52)]
    public async Task A_new_version_waits_until_the_learner_wants_it_and_no_other_tab_has_the_old_one()
    {
        await using PlainHost host = new(PublishedSite.Folder);
        await using var context = await site.BrowserFor(Rust).NewContextAsync();
        var one = await OpenAsync(context, host);
        await OfflineTests.KeepsAsync(one);

        host.Folder = _newer.Folder;
        var two = await OpenAsync(context, host);
        await Assertions.Expect(two.GetByText("A new version of Sortline is ready")).ToBeVisibleAsync();
        await Assertions.Expect(one.GetByText("A new version of Sortline is ready")).ToBeVisibleAsync();
        Assert.False(await IsNewerAsync(two));

        await two.Locator("#update-use").ClickAsync();
        await Assertions.Expect(two.GetByText("Close the other tab first")).ToBeVisibleAsync();
        Assert.False(await IsNewerAsync(two));

        await one.CloseAsync();
        host.Asked.Clear();
        await two.Locator("#update-use").ClickAsync();
        await two.Locator("meta[name=newer]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await two.GetByText("The robot can see").WaitForAsync();
        Assert.Equal([$"sortline {host.Path} newer"], await two.EvaluateAsync<string[]>("caches.keys()"));
        Assert.DoesNotContain(host.Asked, path => !path.StartsWith("service-worker", StringComparison.Ordinal));
    }

    [Fact]
    [Fault(52)]
    public async Task Half_a_version_or_a_page_that_asks_to_log_in_leaves_the_old_one_whole()
    {
        await using PlainHost host = new(PublishedSite.Folder);
        await using var context = await site.BrowserFor(Rust).NewContextAsync();
        var page = await OpenAsync(context, host);
        await OfflineTests.KeepsAsync(page);
        var kept = await KeptAsync(page);

        // The files of a new version come to a host one after the other: the list is there, one script is still the old one.
        host.Folder = _newer.Folder;
        host.Instead = name =>
            name == "js/page.js" ? new(200, File.ReadAllBytes(Path.Combine(PublishedSite.Folder, name))) : null;
        await TryUpdateAsync(page);
        page = await OpenAsync(context, host);
        Assert.False(await IsNewerAsync(page));
        Assert.Equal(kept, await KeptAsync(page));

        host.Instead = _ => PlainHost.Answer.Page("<html>Please log in</html>");
        await TryUpdateAsync(page);
        page = await OpenAsync(context, host);
        Assert.False(await IsNewerAsync(page));
        Assert.Equal(kept, await KeptAsync(page));
        Assert.Equal(0, await page.Locator("#update-use").CountAsync());

        host.Instead = _ => null;
        await TryUpdateAsync(page);
        await Assertions.Expect(page.Locator("#update-use")).ToBeVisibleAsync();
    }

    [Fact]
    [Fault(51)]
    public async Task What_the_browser_threw_away_is_fetched_and_kept_again_as_it_was_published()
    {
        await using PlainHost host = new(PublishedSite.Folder);
        await using var context = await site.BrowserFor(Rust).NewContextAsync();
        var page = await OpenAsync(context, host);
        await OfflineTests.KeepsAsync(page);
        var kept = await KeptAsync(page);
        await ThrowAwayAsync(page, "js/page.js", "index.html");
        Assert.NotEqual(kept, await KeptAsync(page));

        page = await OpenAsync(context, host);

        Assert.Equal(kept, await KeptAsync(page));
    }

    [Theory]
    [InlineData("js/page.js")]
    [InlineData("index.html")]
    [Fault(52)]
    public async Task What_the_browser_threw_away_is_never_taken_from_another_version(string name)
    {
        await using PlainHost host = new(PublishedSite.Folder);
        await using var context = await site.BrowserFor(Rust).NewContextAsync();
        List<string> said = [];
        context.Console += (_, message) => said.Add(message.Text);
        var page = await OpenAsync(context, host);
        await OfflineTests.KeepsAsync(page);
        await ThrowAwayAsync(page, name);

        host.Folder = _newer.Folder;
        await page.GotoAsync(host.Address + Rust);

        // Whatever could not be had is told, and the page opens by itself as the new version, whole.
        await page.Locator("meta[name=newer]").WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = 90_000 });
        await page.GetByText("The robot can see").WaitForAsync(new() { Timeout = 90_000 });
        Assert.Contains("level=rust", page.Url, StringComparison.Ordinal);
        Assert.DoesNotContain(NewerSite.Mixed, said);
    }

    [Fact]
    public async Task A_page_that_was_thrown_away_is_missed_in_words_where_there_is_no_network()
    {
        await using PlainHost host = new(PublishedSite.Folder) { CacheControl = "no-store" };
        await using var context = await site.BrowserFor(Rust).NewContextAsync();
        var page = await OpenAsync(context, host);
        await OfflineTests.KeepsAsync(page);
        await ThrowAwayAsync(page, "index.html");
        await host.DisposeAsync(); // What is asked for in the service worker does not know of a browser that is told to be offline.

        var answer = await page.GotoAsync(host.Address + Rust);

        Assert.Equal(503, answer!.Status);
        Assert.Contains("Load the page again when there is", await answer.TextAsync(), StringComparison.Ordinal);
    }

    private static async Task ThrowAwayAsync(IPage page, params string[] names) =>
        await page.EvaluateAsync(
            """
            async (names) => {
              for (const cache of await caches.keys()) {
                for (const name of names) {
                  if (!(await (await caches.open(cache)).delete(new URL(name, document.baseURI).href))) throw new Error(name);
                }
              }
            }
            """,
            names
        );

    private static async Task<IPage> OpenAsync(IBrowserContext context, PlainHost host)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(host.Address + Rust);
        await page.GetByText("The robot can see").WaitForAsync(new() { Timeout = 60_000 });
        return page;
    }

    private static Task<bool> IsNewerAsync(IPage page) =>
        page.EvaluateAsync<bool>("document.querySelector('meta[name=newer]') !== null");

    // As the browser does by itself at each visit; here, the end of it is waited for.
    private static async Task TryUpdateAsync(IPage page) =>
        await page.EvaluateAsync(
            """
            async () => {
              const registration = await navigator.serviceWorker.getRegistration();
              await registration.update().catch(() => undefined);
              const worker = registration.installing;
              if (worker) await new Promise((done) => worker.addEventListener("statechange", done, { once: true }));
            }
            """
        );

    /// <summary>Each file of the version that serves the page, with a sum of its content.</summary>
    private static Task<string[]> KeptAsync(IPage page) =>
        page.EvaluateAsync<string[]>(
            """
            async (version) => {
              const name = (await caches.keys()).find((name) => name.endsWith(version));
              const cache = await caches.open(name);
              const lines = [];
              for (const request of await cache.keys()) {
                const content = await (await cache.match(request)).arrayBuffer();
                lines.push(`${request.url} ${new Uint8Array(await crypto.subtle.digest("SHA-256", content)).join()}`);
              }
              return lines.sort();
            }
            """,
            NewerSite.Version
        );
}
