namespace Sortline.Build;

/// <summary>Finds a Chromium-like browser for the tests that drive the published site, and installs one where that is usual.</summary>
public static class BrowserFinder
{
    /// <summary>Names the browser to test with; the tests read it.</summary>
    public const string Variable = "SORTLINE_BROWSER";

    private static readonly string[] WindowsPrograms =
    [
        @"Google\Chrome\Application\chrome.exe",
        @"Microsoft\Edge\Application\msedge.exe",
        @"Chromium\Application\chrome.exe",
    ];

    /// <summary>
    /// In this order: the one that <see cref="Variable"/> names, one that is installed, Debian's own package
    /// (if we may install it), the one that Playwright downloads.
    /// </summary>
    /// <param name="workshop">Runs the installers.</param>
    /// <param name="testOutput">The folder with a built test project that brings Playwright along.</param>
    /// <returns>The browser's path, or null if Playwright has one of its own and needs no path.</returns>
    /// <exception cref="BuildException">There is none and none can be installed.</exception>
    public static async Task<string?> FindAsync(Workshop workshop, string testOutput)
    {
        ArgumentNullException.ThrowIfNull(workshop);
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            return File.Exists(named)
                ? named
                : throw new BuildException(
                    $"{Variable} names {named}, which is not there. Correct it, or unset it to look for a browser."
                );
        }

        if (Installed() is { } installed)
            return installed;
        if (await InstallDebianAsync(workshop) is { } package)
            return package;
        if (await InstallPlaywrightAsync(workshop, testOutput))
            return null;

        throw new BuildException(
            $"The tests drive a browser, and none was found. Install Chromium, Chrome or Edge, or set {Variable} to the path of one."
        );
    }

    private static string? Installed()
    {
        if (OperatingSystem.IsWindows())
        {
            return new[] { "ProgramFiles", "ProgramFiles(x86)", "LocalAppData" }
                .Select(Environment.GetEnvironmentVariable)
                .OfType<string>()
                .SelectMany(folder => WindowsPrograms.Select(program => Path.Combine(folder, program)))
                .FirstOrDefault(File.Exists);
        }

        if (OperatingSystem.IsMacOS())
        {
            return new[] { "Google Chrome", "Chromium", "Microsoft Edge" }
                .Select(name => $"/Applications/{name}.app/Contents/MacOS/{name}")
                .FirstOrDefault(File.Exists);
        }

        return new[] { "google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "microsoft-edge" }
            .Select(ChildProcess.FindOnPath)
            .FirstOrDefault(path => path is not null);
    }

    private static async Task<string?> InstallDebianAsync(Workshop workshop) =>
        await DebianPackage.InstallAsync(workshop, "chromium") ? ChildProcess.FindOnPath("chromium") : null;

    private static async Task<bool> InstallPlaywrightAsync(Workshop workshop, string testOutput)
    {
        var script = Path.Combine(testOutput, ".playwright", "package", "cli.js");
        if (!File.Exists(script))
            return false;

        try
        {
            var node = await NodeJs.FindAsync(workshop.CancellationToken);
            await workshop.StepAsync(
                "Installing Playwright's Chromium",
                () => workshop.RunAsync(node.Node, [script, "install", "chromium"], testOutput)
            );
            return true;
        }
        catch (BuildException fault)
        {
            Console.Error.WriteLine(fault.Message);
            return false;
        }
    }
}
