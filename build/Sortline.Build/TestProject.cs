using System.Diagnostics;

namespace Sortline.Build;

/// <summary>A project under tests/, which is a program that runs its own tests.</summary>
/// <param name="Name">The project's name, which is also its folder's.</param>
/// <param name="Folder">Where its project file is.</param>
public sealed record TestProject(string Name, string Folder)
{
    /// <summary>Set, the tests that take an hour run, too.</summary>
    public const string LongVariable = "SORTLINE_LONG";

    // A test that hangs must not take the whole run with it.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20),
        LongPatience = TimeSpan.FromMinutes(120);

    /// <summary>Where it is built to.</summary>
    public string Output => Path.Combine(Folder, "bin", "Release", "net10.0");

    /// <summary>Whether its tests drive a browser.</summary>
    public bool NeedsBrowser => ProjectFile.Contains("Microsoft.Playwright", StringComparison.Ordinal);

    /// <summary>Whether its tests look at the published site, or at packages of what is built: its project file says so.</summary>
    public bool NeedsSite => ProjectFile.Contains("<NeedsSite>true</NeedsSite>", StringComparison.Ordinal);

    private string ProjectFile => File.ReadAllText(Path.Combine(Folder, Name + ".csproj"));

    /// <summary>All of a checkout, by name.</summary>
    public static IReadOnlyList<TestProject> FindAll(Repository repository) =>
        [
            .. Directory
                .EnumerateFiles(repository.At("tests"), "*.csproj", SearchOption.AllDirectories)
                .Select(file => new TestProject(Path.GetFileNameWithoutExtension(file), Path.GetDirectoryName(file)!))
                .OrderBy(project => project.Name, StringComparer.Ordinal),
        ];

    /// <summary>Runs its tests.</summary>
    /// <param name="repository">The checkout it belongs to.</param>
    /// <param name="filter">Part of the names of the tests to run, or null for all.</param>
    /// <param name="environment">Variables for the tests.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<TestReport> RunAsync(
        Repository repository,
        string? filter,
        IReadOnlyDictionary<string, string> environment,
        CancellationToken cancellationToken
    )
    {
        var program = Path.Combine(Output, Name + ".dll");
        if (!File.Exists(program))
            return TestReport.Broken(Name, "It was not built. Is it in Sortline.slnx?", TimeSpan.Zero);

        var results = Path.Combine(Directory.CreateDirectory(repository.At("artifacts/tests")).FullName, Name + ".xml");
        File.Delete(results);
        List<string> arguments = [program, "-noLogo", "-noColor", "-result-xml", results];
        if (filter is not null)
            arguments.AddRange(["-method", $"*{filter}*"]);

        var watch = Stopwatch.StartNew();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var most = environment.ContainsKey(LongVariable) ? LongPatience : Patience;
        patience.CancelAfter(most);
        try
        {
            var run = await ChildProcess.RunAsync(
                ChildProcess.DotNet,
                arguments,
                repository.Root,
                environment,
                cancellationToken: patience.Token
            );
            var report = TestReport.Read(Name, results, run, watch.Elapsed);
            return report.Total == 0 && filter is null ? TestReport.Broken(Name, "It ran no test.", watch.Elapsed) : report;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return TestReport.Broken(
                Name,
                $"It was still running after {most.TotalMinutes:0} minutes and was stopped.",
                watch.Elapsed
            );
        }
    }
}
