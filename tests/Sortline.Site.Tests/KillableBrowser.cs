using System.Diagnostics;

namespace Sortline.Site.Tests;

/// <summary>A browser with a profile on disk that can be ended by force and started again, as a learner's laptop is.</summary>
internal sealed class KillableBrowser : IAsyncDisposable
{
    private readonly Process _process;
    private readonly IBrowser _browser;

    private KillableBrowser(Process process, IBrowser browser) => (_process, _browser) = (process, browser);

    /// <summary>The pages of its profile.</summary>
    public IBrowserContext Context => _browser.Contexts[0];

    /// <summary>Starts one; its profile is made if it is not there.</summary>
    public static async Task<KillableBrowser> StartAsync(PublishedSite site, string profile)
    {
        Directory.CreateDirectory(profile);
        var port = Path.Combine(profile, "DevToolsActivePort"); // The browser writes it when it listens.
        File.Delete(port);
        ProcessStartInfo start = new(site.BrowserPath) { RedirectStandardError = true, RedirectStandardOutput = true };
        string[] own =
        [
            "--headless",
            "--remote-debugging-port=0",
            $"--user-data-dir={profile}",
            "--no-default-browser-check",
            "--password-store=basic",
            "--use-mock-keychain",
            "about:blank",
        ];
        foreach (var argument in PublishedSite.BrowserFlags.Concat(own))
            start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.OutputDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        try
        {
            for (var waited = 0; !(File.Exists(port) && File.ReadAllLines(port).Length >= 2); waited++)
            {
                Assert.False(process.HasExited, "The browser ended at once.");
                Assert.True(waited < 600, "The browser does not listen.");
                await Task.Delay(100);
            }

            var address = $"http://127.0.0.1:{File.ReadAllLines(port)[0]}";
            return new(process, await site.Playwright.Chromium.ConnectOverCDPAsync(address));
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>Ends the browser as a crash does: nothing is said to it, and it writes nothing more.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        await _browser.DisposeAsync();
        _process.Dispose();
    }
}
