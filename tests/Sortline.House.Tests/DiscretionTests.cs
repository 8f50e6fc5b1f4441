using System.Text.RegularExpressions;
using Sortline.Build;

namespace Sortline.House.Tests;

/// <summary>The tools that the scripts start report to nobody.</summary>
public partial class DiscretionTests
{
    [Fact]
    public async Task Every_child_process_is_told_to_keep_to_itself()
    {
        var environment = await EnvironmentOfAChildAsync();

        Assert.Superset(Discretion.Variables.Select(pair => $"{pair.Key}={pair.Value}").ToHashSet(), environment);
        Assert.Contains("DOTNET_CLI_TELEMETRY_OPTOUT=1", environment);
        Assert.Contains("ORT_DISABLE_TELEMETRY=1", environment);
        Assert.Contains("npm_config_update_notifier=false", environment);
    }

    [Fact]
    public async Task What_a_step_asks_for_comes_on_top()
    {
        var environment = await EnvironmentOfAChildAsync(new() { ["SORTLINE_SITE"] = "here", ["DO_NOT_TRACK"] = "0" });

        Assert.Contains("SORTLINE_SITE=here", environment);
        Assert.Contains("DO_NOT_TRACK=0", environment);
        Assert.Contains("DOTNET_CLI_TELEMETRY_OPTOUT=1", environment);
    }

    [Fact]
    public void The_scripts_start_nothing_by_another_way()
    {
        var elsewhere =
            from file in Repository.Files("build/Sortline.Build", "*.cs")
            where Path.GetFileName(file) is not ("ChildProcess.cs" or "StartCommand.cs") // The latter opens the user's own browser.
            where Start().IsMatch(File.ReadAllText(file))
            select Repository.Name(file);

        Assert.Empty(elsewhere);
    }

    [Fact]
    public void The_test_programs_leave_the_test_platforms_telemetry_out()
    {
        var references = typeof(DiscretionTests).Assembly.GetReferencedAssemblies().Select(reference => reference.Name);

        Assert.Contains("Microsoft.Testing.Platform", references); // It would be this one's entry point that registers it.
        Assert.DoesNotContain("Microsoft.Testing.Extensions.Telemetry", references);
    }

    [Fact]
    public void Every_npm_configuration_silences_the_update_notifier()
    {
        var files = Repository.Files("src", ".npmrc").Concat(Repository.Files("bench", ".npmrc")).ToList();

        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.Contains("update-notifier=false", File.ReadAllLines(file)));
    }

    private static async Task<HashSet<string>> EnvironmentOfAChildAsync(Dictionary<string, string>? environment = null)
    {
        var (program, arguments) = OperatingSystem.IsWindows() ? ("cmd.exe", new[] { "/c", "set" }) : ("env", []);
        var run = await ChildProcess.RunAsync(
            program,
            arguments,
            AppContext.BaseDirectory,
            environment,
            cancellationToken: TestContext.Current.CancellationToken
        );

        Assert.Equal(0, run.ExitCode);
        return [.. run.Output.ReplaceLineEndings("\n").Split('\n')];
    }

    [GeneratedRegex(@"Process\.Start\(|ProcessStartInfo")]
    private static partial Regex Start();
}
