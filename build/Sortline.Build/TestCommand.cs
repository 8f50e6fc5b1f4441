using System.CommandLine;
using System.Globalization;

namespace Sortline.Build;

/// <summary><c>dotnet test.cs</c>: builds everything, measures the site and runs every test.</summary>
public static class TestCommand
{
    private const string Usage = "dotnet test.cs [--only PROJECT] [--filter NAME] [--long] [--verbose]";

    /// <summary>Runs it.</summary>
    /// <returns>The exit code: 0 if at least one test passed and nothing failed, 1 if not, 2 for wrong arguments.</returns>
    public static Task<int> RunAsync(string[] args)
    {
        // Not --project: dotnet takes that one for itself.
        Option<string?> only = new("--only") { Description = "Run only test projects whose name contains this." };
        Option<string?> filter = new("--filter") { Description = "Run only tests whose name contains this." };
        Option<bool> isLong = new("--long") { Description = "Run the tests that take an hour, too." };
        var verbose = CommandLine.Verbose();
        RootCommand command = new("Builds Sortline, type-checks its client and runs its tests.")
        {
            only,
            filter,
            isLong,
            verbose,
        };

        return CommandLine.RunAsync(
            command,
            Usage,
            args,
            async (arguments, interrupted) =>
            {
                var repository = Repository.Find();
                var includesClient =
                    arguments.GetValue(only) is not { } part
                    || ClientTests.Name.Contains(part, StringComparison.OrdinalIgnoreCase);
                var projects = Select(repository, arguments.GetValue(only), includesClient);
                Workshop workshop = new(repository, arguments.GetValue(verbose), interrupted);
                if (arguments.GetValue(only) is null || projects.Any(project => project.NeedsSite))
                    await BuildAsync(workshop);
                else
                    await BuildOnlyAsync(workshop, projects, includesClient);
                var environment = await PrepareAsync(workshop, projects);
                if (arguments.GetValue(isLong))
                    environment[TestProject.LongVariable] = "1";

                List<TestReport> reports = [];
                if (includesClient)
                {
                    reports.Add(await ClientTests.RunAsync(workshop, arguments.GetValue(filter)));
                    Print(reports[^1]);
                }

                // Tests of the page wait for its belt most of the time: the others run beside them, one after the other.
                var lanes = projects
                    .GroupBy(project => project.NeedsBrowser)
                    .Select(async lane =>
                    {
                        List<TestReport> ofLane = [];
                        foreach (var project in lane)
                        {
                            ofLane.Add(await project.RunAsync(repository, arguments.GetValue(filter), environment, interrupted));
                            Print(ofLane[^1]);
                        }

                        return ofLane;
                    });
                foreach (var lane in await Task.WhenAll(lanes))
                    reports.AddRange(lane);

                var all = TestReport.Sum("All", reports);
                Console.WriteLine(all.Counts);
                return all is { Failed: 0, Passed: > 0 } ? 0 : 1;
            }
        );
    }

    private static IReadOnlyList<TestProject> Select(Repository repository, string? only, bool mayBeNone)
    {
        var all = TestProject.FindAll(repository);
        var chosen = only is null
            ? all
            : [.. all.Where(project => project.Name.Contains(only, StringComparison.OrdinalIgnoreCase))];
        return chosen.Count > 0 || mayBeNone
            ? chosen
            : throw new BuildException(
                $"No test project is called \"{only}\". There are: {string.Join(", ", all.Select(project => project.Name).Append(ClientTests.Name))}."
            );
    }

    /// <summary>The site first: its client is part of what the solution compiles. One configuration, so that nothing is built twice.</summary>
    private static async Task BuildAsync(Workshop workshop)
    {
        await SiteBuild.RunAsync(workshop);
        using var alone = await workshop.EnterAsync();
        await Formatting.CheckAsync(workshop);
        await workshop.StepAsync(
            "Building the tests",
            () => workshop.DotNetAsync("build", "Sortline.slnx", "--configuration", "Release")
        );
        var size = SiteSize.Measure(workshop.Repository.Site);
        Console.WriteLine("A first visit downloads:");
        Console.WriteLine(size);
        if (!size.IsWithinBudget)
            throw new BuildException(
                $"The site is larger than its budget of {SiteSize.BudgetInKibibytes} KiB. Make the largest part smaller."
            );
    }

    /// <summary>No more than the chosen tests need: for somebody who waits for just these, again and again.</summary>
    private static async Task BuildOnlyAsync(Workshop workshop, IReadOnlyList<TestProject> projects, bool includesClient)
    {
        using var alone = await workshop.EnterAsync();
        if (includesClient)
            await SiteBuild.BuildClientAsync(workshop);
        else
            await SiteBuild.FetchClientPackagesAsync(workshop); // The model comes with them, and what checks the layout.
        await Formatting.CheckAsync(workshop);
        foreach (var project in projects)
            await workshop.StepAsync(
                $"Building {project.Name}",
                () => workshop.DotNetAsync("build", project.Folder, "--configuration", "Release")
            );
    }

    /// <summary>Tells the tests where the site and the browser are.</summary>
    private static async Task<Dictionary<string, string>> PrepareAsync(Workshop workshop, IReadOnlyList<TestProject> projects)
    {
        Dictionary<string, string> environment = new() { ["SORTLINE_SITE"] = workshop.Repository.Site };
        if (
            projects.FirstOrDefault(project => project.NeedsBrowser) is { } driver
            && await BrowserFinder.FindAsync(workshop, driver.Output) is { } browser
        )
            environment[BrowserFinder.Variable] = browser;
        // What watches whether anything is sent. Without it the tests watch less closely, and say so where that is not enough.
        if (projects.Any(project => project.Name == "Sortline.Privacy.Tests") && ChildProcess.FindOnPath("strace") is null)
            await DebianPackage.InstallAsync(workshop, "strace");
        return environment;
    }

    private static void Print(TestReport report)
    {
        var seconds = report.Duration.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        var failures = report.Failures.Select(failure =>
            $"\n\n  FAILED {failure.Name}\n    {failure.Text.ReplaceLineEndings("\n    ")}\n"
        );
        // In one piece: another lane may print, too.
        Console.WriteLine($"{report.Project}: {report.Counts} ({seconds} s){string.Concat(failures)}");
    }
}
