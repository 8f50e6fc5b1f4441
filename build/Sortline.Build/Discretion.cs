namespace Sortline.Build;

/// <summary>What every tool we start is told, so that it reports to nobody and asks nobody for news.</summary>
/// <remarks>
/// PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD is not among them: Playwright downloads a browser only when <see cref="BrowserFinder"/>
/// asks it to, and with the variable it would refuse. esbuild, TypeScript and BenchmarkDotNet report nothing.
/// </remarks>
public static class Discretion
{
    /// <summary>Environment variables, by name.</summary>
    public static IReadOnlyDictionary<string, string> Variables { get; } =
        new Dictionary<string, string>
        {
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            ["DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE"] = "true", // Or it fetches lists of workloads now and then.
            ["DOTNET_NOLOGO"] = "1", // Nor is there anything to announce.
            ["MSBUILD_TELEMETRY_OPTOUT"] = "1",
            ["TESTINGPLATFORM_TELEMETRY_OPTOUT"] = "1", // xunit.v3 brings that platform's telemetry along.
            ["ORT_DISABLE_TELEMETRY"] = "1", // ONNX Runtime, from 1.29 on.
            ["npm_config_update_notifier"] = "false",
            ["NO_UPDATE_NOTIFIER"] = "1", // What many an npm package asks.
            ["DO_NOT_TRACK"] = "1", // What other tools ask.
        };
}
