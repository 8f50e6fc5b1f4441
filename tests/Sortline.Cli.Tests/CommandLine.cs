using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Sortline.Cli.Tests;

/// <summary>What a run of the real program came to.</summary>
/// <param name="ExitCode">What it answered with.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Errors">Standard error.</param>
internal sealed record Run(int ExitCode, string Output, string Errors)
{
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public IReadOnlyList<JsonElement> JsonLines =>
        [.. Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
}

/// <summary>The built program, as a process of its own.</summary>
internal static class CommandLine
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static Task<Run> RunAsync(params string[] arguments) => RunAsync("", arguments);

    public static async Task<Run> RunAsync(string input, string[] arguments, params (string Name, string Value)[] environment)
    {
        using var process = Start(new(DotNet, [Library, .. arguments]), environment);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await EndAsync(process);
        return new(process.ExitCode, await output, await errors);
    }

    /// <summary>Through a shell, for what only a shell can redirect. The program is "$0" with its library as "$1".</summary>
    public static async Task<Run> ShellAsync(string script, params string[] arguments)
    {
        using var process = Start(new ProcessStartInfo("/bin/sh", ["-c", script, DotNet, Library, .. arguments]));
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await EndAsync(process);
        return new(process.ExitCode, await output, await errors);
    }

    public static Process Start(params string[] arguments) => Start(new ProcessStartInfo(DotNet, [Library, .. arguments]));

    /// <summary>Waits for the end, but not for ever.</summary>
    public static async Task EndAsync(Process process)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>Presses Ctrl-C for one process.</summary>
    /// <remarks>What a shell starts in the background, and all that this starts, is deaf to it; then the other wish to end must do.</remarks>
    public static async Task InterruptAsync(Process process)
    {
        using var kill = Process.Start("kill", [await IsDeafToInterruptsAsync() ? "-TERM" : "-INT", $"{process.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<bool> IsDeafToInterruptsAsync()
    {
        const string status = "/proc/self/status";
        const int interrupt = 1 << 1; // SIGINT is number 2, the second bit.
        if (!File.Exists(status))
            return false;

        var lines = await File.ReadAllLinesAsync(status, TestContext.Current.CancellationToken);
        var ignored = lines.First(line => line.StartsWith("SigIgn:", StringComparison.Ordinal))["SigIgn:".Length..].Trim();
        return (Convert.ToInt64(ignored, 16) & interrupt) != 0;
    }

    private static string DotNet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    private static string Library => Path.Combine(AppContext.BaseDirectory, "Sortline.Cli.dll");

    private static Process Start(ProcessStartInfo start, params ReadOnlySpan<(string Name, string Value)> environment)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        (start.StandardInputEncoding, start.StandardOutputEncoding, start.StandardErrorEncoding) = (utf8, utf8, utf8);
        start.Environment.Remove("NO_COLOR");
        start.Environment["SORTLINE_LANG"] = "en"; // Whatever the one reads who runs the tests.
        start.Environment["TERM"] = "xterm-256color"; // A program that looked at this alone would show its colours.
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
