using Sortline.Host;

[assembly: AssemblyFixture(typeof(Sortline.Site.Tests.PublishedSite))]

namespace Sortline.Site.Tests;

/// <summary>The published site, served as a user gets it, and real browsers to open it with.</summary>
public sealed class PublishedSite : IAsyncLifetime
{
    // What a browser needs in a container without a graphics card, and nothing that talks to the outside.
    internal static readonly string[] BrowserFlags =
    [
        "--no-sandbox",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--enable-unsafe-swiftshader",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ];

    private SiteServer? _server;
    private IPlaywright? _playwright;
    private IBrowser? _drawing,
        _other;

    public string Address => _server!.Address.ToString();

    /// <summary>The paths of all that was published.</summary>
    public IReadOnlyCollection<string> Paths { get; private set; } = [];

    /// <summary>What drives browsers, for a test that starts one of its own.</summary>
    public IPlaywright Playwright => _playwright!;

    /// <summary>The program of the browser.</summary>
    public string BrowserPath => BrowserVariable ?? Playwright.Chromium.ExecutablePath;

    /// <summary>The published folder.</summary>
    public static string Folder => Variable("SORTLINE_SITE");

    /// <summary>Where screenshots of each state go, to be looked at.</summary>
    public static string ScreenshotFolder { get; } =
        Environment.GetEnvironmentVariable("SORTLINE_SCREENSHOTS") ?? Path.Combine(AppContext.BaseDirectory, "screenshots");

    public async ValueTask InitializeAsync()
    {
        var files = Host.Site.Read(Folder);
        Paths = files.Paths;
        _server = await SiteServer.StartAsync(files, port: 0);
        _playwright = await Microsoft.Playwright.Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(45_000); // Software graphics on a shared machine: slow is no failure, wrong is.
        (_drawing, _other) = (await LaunchAsync(_playwright), await LaunchAsync(_playwright));
    }

    /// <summary>A browser for a page that draws the line, or one for a page that does not: what one draws does not hold up the other.</summary>
    public IBrowser BrowserFor(string query) => query.Contains("view=none", StringComparison.Ordinal) ? _other! : _drawing!;

    /// <summary>A browser that keeps what it stores in a folder, for whoever comes again.</summary>
    public Task<IBrowserContext> LaunchPersistentAsync(string folder) =>
        _playwright!.Chromium.LaunchPersistentContextAsync(
            folder,
            new()
            {
                ExecutablePath = BrowserVariable,
                Args = BrowserFlags,
                ViewportSize = new() { Width = 1366, Height = 768 },
                AcceptDownloads = true,
            }
        );

    public async ValueTask DisposeAsync()
    {
        foreach (var browser in new[] { _drawing, _other })
        {
            if (browser is not null)
                await browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
    }

    /// <summary>Another browser like these, with further flags. Whoever asks for it ends it.</summary>
    public Task<IBrowser> LaunchAsync(params string[] flags) => LaunchAsync(_playwright!, flags);

    private static Task<IBrowser> LaunchAsync(IPlaywright playwright, params string[] flags) =>
        playwright.Chromium.LaunchAsync(new() { ExecutablePath = BrowserVariable, Args = [.. BrowserFlags, .. flags] });

    private static string? BrowserVariable =>
        Environment.GetEnvironmentVariable("SORTLINE_BROWSER") is { Length: > 0 } path ? path : null;

    private static string Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException(
                $"{name} is not set: run `dotnet test.cs`, which publishes the site and sets it."
            );
}
