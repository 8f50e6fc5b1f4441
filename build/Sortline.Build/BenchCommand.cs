using System.CommandLine;

namespace Sortline.Build;

/// <summary><c>dotnet bench.cs</c>: builds what is measured, measures it, prints tables and writes artifacts/bench/*.json.</summary>
public static class BenchCommand
{
    private const string Usage =
        "dotnet bench.cs [--only browser|lessons|hints|levels|third-bin|opening|reopening|native] [--quick] [--verbose]";

    /// <summary>Runs it.</summary>
    /// <returns>The exit code: 0 if all was measured, whatever the figures; 1 if something failed, 2 for wrong arguments.</returns>
    public static Task<int> RunAsync(string[] args)
    {
        Option<string?> only = new("--only")
        {
            Description =
                "Measure only in the browser, only the lesson in the page, only how often hints are right, only how hard the levels are, only what the third bin catches, only how a large project opens, only how a page is loaded again, or only natively.",
        };
        only.AcceptOnlyFromAmong("browser", "lessons", "hints", "levels", "third-bin", "opening", "reopening", "native");
        Option<bool> quick = new("--quick") { Description = "Few samples: to see that it runs, not to quote." };
        var verbose = CommandLine.Verbose();
        RootCommand command = new("Measures Sortline, in the browser beside the article's own packages, and natively.")
        {
            only,
            quick,
            verbose,
        };

        return CommandLine.RunAsync(
            command,
            Usage,
            args,
            async (arguments, interrupted) =>
            {
                Workshop workshop = new(Repository.Find(), arguments.GetValue(verbose), interrupted);
                var part = arguments.GetValue(only);
                string[] options = arguments.GetValue(quick) ? ["--quick"] : [];
                if (part is null or "browser")
                    await MeasureBrowserAsync(workshop, "browser.json", options);
                if (part is "lessons")
                    await MeasureBrowserAsync(workshop, "lessons.json", [.. options, "--lessons"]);
                if (part is "hints")
                    await MeasureBrowserAsync(workshop, "hints.json", [.. options, "--hints"]);
                if (part is "levels")
                    await MeasureLevelsAsync(workshop, arguments.GetValue(quick));
                if (part is "third-bin")
                    await MeasureInBrowserAsync(
                        workshop,
                        "third-bin.json",
                        arguments.GetValue(quick)
                            ? ["--third-bin", "--quick"]
                            : ["--third-bin", "--report", workshop.Repository.At("docs/levels.md")]
                    );
                if (part is "opening")
                    await MeasureBrowserAsync(workshop, "opening.json", [.. options, "--opening"]);
                if (part is "reopening")
                    await MeasureBrowserAsync(workshop, "reopening.json", [.. options, "--reopening"]);
                if (part is null or "native")
                    await MeasureNativeAsync(workshop, options);
                return 0;
            }
        );
    }

    private static async Task MeasureBrowserAsync(Workshop workshop, string output, string[] options)
    {
        await SiteBuild.RunAsync(workshop);
        await MeasureInBrowserAsync(workshop, output, ["--page", workshop.Repository.Site, .. options]);
    }

    // The bench page is enough. What was measured in a hurry is not to quote, and goes elsewhere.
    private static Task MeasureLevelsAsync(Workshop workshop, bool isQuick)
    {
        var repository = workshop.Repository;
        string[] levels = ["--levels", repository.At("src/Sortline.Activity/Levels/Files"), "--report"];
        return MeasureInBrowserAsync(
            workshop,
            "levels.json",
            isQuick
                ? [.. levels, repository.At("artifacts/bench/levels.md"), "--quick"]
                : [.. levels, repository.At("docs/levels.md")]
        );
    }

    private static async Task MeasureInBrowserAsync(Workshop workshop, string output, string[] options)
    {
        var program = await BenchBuild.BrowserAsync(workshop);
        Dictionary<string, string> environment = [];
        if (await BrowserFinder.FindAsync(workshop, Path.GetDirectoryName(program)!) is { } browser)
            environment[BrowserFinder.Variable] = browser;
        var repository = workshop.Repository;
        await MeasureAsync(
            workshop,
            [program, "--site", repository.BenchPage, "--output", repository.At($"artifacts/bench/{output}"), .. options],
            environment
        );
    }

    private static async Task MeasureNativeAsync(Workshop workshop, string[] options)
    {
        var program = await BenchBuild.NativeAsync(workshop);
        await MeasureAsync(
            workshop,
            [program, "--output", workshop.Repository.At("artifacts/bench/native.json"), .. options],
            new()
        );
    }

    /// <summary>What is measured is told as it comes: it takes minutes.</summary>
    private static async Task MeasureAsync(Workshop workshop, string[] program, Dictionary<string, string> environment)
    {
        var run = await ChildProcess.RunAsync(
            ChildProcess.DotNet,
            program,
            workshop.Repository.Root,
            environment,
            echo: true,
            workshop.CancellationToken
        );
        if (run.ExitCode != 0)
            throw new BuildException(
                $"{Path.GetFileName(program[0])} ended with exit code {run.ExitCode}. What it printed says why."
            );
    }
}
