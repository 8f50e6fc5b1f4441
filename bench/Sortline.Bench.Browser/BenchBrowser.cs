using System.Text.Json;
using Microsoft.Playwright;
using Sortline.Host;

namespace Sortline.Bench.Browser;

/// <summary>One browser, and the bench page served to it as the site is to a learner.</summary>
internal sealed class BenchBrowser : IAsyncDisposable
{
    // What a browser needs in a container, nothing that talks to the outside, and exact answers about memory.
    private static readonly string[] Flags =
    [
        "--no-sandbox",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        "--enable-unsafe-swiftshader",
        "--enable-precise-memory-info",
        "--js-flags=--expose-gc",
    ];

    private readonly SiteServer _server;
    private readonly SiteServer? _page;
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private BenchBrowser(SiteServer server, SiteServer? page, IPlaywright playwright, IBrowser browser) =>
        (_server, _page, _playwright, _browser) = (server, page, playwright, browser);

    private static string? ExecutablePath =>
        Environment.GetEnvironmentVariable("SORTLINE_BROWSER") is { Length: > 0 } path ? path : null;

    /// <summary>Which browser it is.</summary>
    public string Version => $"Chromium {_browser.Version}";

    /// <summary>Starts it, and serves two sites.</summary>
    /// <param name="site">The bench page.</param>
    /// <param name="page">The page that learners get; left out where nothing is asked of it.</param>
    /// <param name="cancellationToken">Ends the servers.</param>
    public static async Task<BenchBrowser> LaunchAsync(string site, string? page, CancellationToken cancellationToken)
    {
        var server = await SiteServer.StartAsync(Site.Read(site), port: 0, cancellationToken: cancellationToken);
        var learners = page is null
            ? null
            : await SiteServer.StartAsync(Site.Read(page), port: 0, cancellationToken: cancellationToken);
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = ExecutablePath, Args = Flags });
        return new(server, learners, playwright, browser);
    }

    /// <summary>Opens the page afresh, in a context of its own, and loads one stack or both.</summary>
    public async Task<BenchPage> OpenAsync(bool ours, bool article)
    {
        var context = await _browser.NewContextAsync();
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(0); // A browser that is measured takes as long as it takes.
        await page.GotoAsync(_server.Address.AbsoluteUri);
        BenchPage bench = new(page);
        await bench.CallAsync<JsonElement?>("load", new { ours, article });
        return bench;
    }

    /// <summary>Where the page that learners get is served.</summary>
    /// <exception cref="InvalidOperationException">It is not.</exception>
    public Uri LearnersPage => _page?.Address ?? throw new InvalidOperationException("Give --page: the page that learners get.");

    /// <summary>A context of its own, for a page of the caller's.</summary>
    public Task<IBrowserContext> OpenContextAsync() => _browser.NewContextAsync();

    /// <summary>A browser of its own, with a profile on disk.</summary>
    public Task<IBrowserContext> OpenProfileAsync(string folder) =>
        _playwright.Chromium.LaunchPersistentContextAsync(folder, new() { ExecutablePath = ExecutablePath, Args = Flags });

    /// <summary>Opens the page that learners get, afresh.</summary>
    public async Task<Lesson> OpenLessonAsync() => await Lesson.OpenAsync(await _browser.NewContextAsync(), LearnersPage);

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        if (_page is not null)
            await _page.DisposeAsync();
        await _server.DisposeAsync();
    }
}
