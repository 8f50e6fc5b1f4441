using Sortline.Host;

[assembly: AssemblyFixture(typeof(Sortline.Site.Tests.PublishedSite))]
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)] // One browser at a time: software graphics take every core.

namespace Sortline.Site.Tests;

/// <summary>The published site, served as a user gets it, and a real browser to open it with.</summary>
public sealed class PublishedSite : IAsyncLifetime
{
    // What a browser needs in a container without a graphics card, and nothing that talks to the outside.
    private static readonly string[] BrowserFlags =
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

    public IBrowser Browser { get; private set; } = null!;

    public string Address => _server!.Address.ToString();

    /// <summary>The paths of all that was published.</summary>
    public IReadOnlyCollection<string> Paths { get; private set; } = [];

    /// <summary>Where screenshots of each state go, to be looked at.</summary>
    public static string ScreenshotFolder { get; } =
        Environment.GetEnvironmentVariable("SORTLINE_SCREENSHOTS") ?? Path.Combine(AppContext.BaseDirectory, "screenshots");

    public async ValueTask InitializeAsync()
    {
        var files = Host.Site.Read(Variable("SORTLINE_SITE"));
        Paths = files.Paths;
        _server = await SiteServer.StartAsync(files, port: 0);
        _playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(45_000); // Software graphics on a shared machine: slow is no failure, wrong is.
        Browser = await _playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = Environment.GetEnvironmentVariable("SORTLINE_BROWSER") is { Length: > 0 } path ? path : null,
                Args = BrowserFlags,
            }
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
            await Browser.DisposeAsync();
        _playwright?.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
    }

    private static string Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException(
                $"{name} is not set: run `dotnet test.cs`, which publishes the site and sets it."
            );
}
