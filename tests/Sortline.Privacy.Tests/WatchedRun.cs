using System.Diagnostics;
using System.Text.Json;
using Sortline.Watch;

namespace Sortline.Privacy.Tests;

/// <summary>Runs programs while Sortline.Watch looks on, and says what they must not have done.</summary>
internal static class WatchedRun
{
    // Where one of these is set, ONNX Runtime sends nothing by itself, and a leak would not show.
    private static readonly string[] Hushing =
    [
        "CI",
        "ORT_DISABLE_TELEMETRY",
        "GITHUB_ACTIONS",
        "TF_BUILD",
        "APPVEYOR",
        "CIRCLECI",
        "GITLAB_CI",
        "JENKINS_URL",
        "TEAMCITY_VERSION",
        "TRAVIS",
        "BUILD_BUILDNUMBER",
        "DOTNET_CLI_TELEMETRY_OPTOUT",
    ];

    /// <summary>Runs a .NET program of this build's output, watched, with a home and a temp folder of its own.</summary>
    public static Task<WatchReport> DotNetAsync(WatchedFolder folder, string program, string[] arguments, Uri? visit = null) =>
        RunAsync(folder, [DotNet, Path.Combine(AppContext.BaseDirectory, program), .. arguments], visit);

    /// <summary>Runs any program, watched, with a home and a temp folder of its own.</summary>
    public static async Task<WatchReport> RunAsync(WatchedFolder folder, string[] program, Uri? visit = null)
    {
        var means = WatchMeans.Find();
        var report = folder.At("report.json");
        string[] watch = [DotNet, Path.Combine(AppContext.BaseDirectory, "Sortline.Watch.dll"), "--report", report];
        string[] options =
        [
            .. means.IsIsolated ? ["--isolated"] : Array.Empty<string>(),
            .. visit is null ? [] : new[] { "--visit", visit.ToString() },
        ];
        string[] command = [.. means.Enter(folder), .. watch, .. options, "--", .. program];

        using Process process = new()
        {
            StartInfo = new(command[0], command.Skip(1)) { RedirectStandardError = true, WorkingDirectory = folder.Work },
        };
        foreach (var name in Hushing)
            process.StartInfo.Environment.Remove(name);
        foreach (
            var name in process
                .StartInfo.Environment.Keys.Where(name => name.StartsWith("XDG_", StringComparison.Ordinal))
                .ToList()
        )
            process.StartInfo.Environment.Remove(name);
        (process.StartInfo.Environment["HOME"], process.StartInfo.Environment["TMPDIR"]) = (folder.Home, folder.Temp);
        process.Start();
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await errors);

        await using var file = File.OpenRead(report);
        return (
            await JsonSerializer.DeserializeAsync<WatchReport>(file, cancellationToken: TestContext.Current.CancellationToken)
        )!;
    }

    /// <summary>Nobody was asked for a name or spoken to, and nothing is left but the results that were asked for.</summary>
    public static void AssertPrivate(this WatchReport run, WatchedFolder folder, params string[] results)
    {
        Assert.Multiple(
            () => Assert.True(run.ExitCode == 0, $"It ended with {run.ExitCode}: {run.Errors}"),
            () => Assert.Empty(run.Names ?? []),
            () =>
                Assert.All(
                    run.Packets ?? new Dictionary<string, long>(),
                    counter => Assert.True(counter.Value == 0, $"The kernel counted {counter.Key} = {counter.Value}.")
                ),
            () => Assert.Empty(run.Calls ?? []),
            () => Assert.DoesNotContain(run.Written ?? [], path => !folder.MayBeWritten(path)),
            () => folder.AssertNothingLeft(results)
        );
    }

    private static string DotNet { get; } = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
}
