using System.ComponentModel;
using System.Diagnostics;

namespace Sortline.Watch;

/// <summary>Runs a program and writes down whom it tried to talk to and where it wrote.</summary>
internal static class Watcher
{
    /// <summary>Runs it to its end.</summary>
    /// <param name="program">The program and its arguments.</param>
    /// <param name="isIsolated">We are in a network namespace of our own.</param>
    /// <param name="visit">An address of the program's own, to be read once before it is asked to end.</param>
    /// <param name="cancellationToken">Ends both.</param>
    public static async Task<WatchReport> RunAsync(
        string[] program,
        bool isIsolated,
        Uri? visit,
        CancellationToken cancellationToken
    )
    {
        if (isIsolated)
            Loopback.BringUp();
        using var names = isIsolated ? new NameServer() : null;
        using var calls = SystemCalls.AreVisible ? new SystemCalls() : null;
        var before = isIsolated ? PacketCounters.Read() : null;

        var command = calls?.Trace(program) ?? program;
        using var process = Process.Start(
            new ProcessStartInfo(command[0], command.Skip(1))
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        var visited = visit is null ? "" : await VisitAsync(visit, cancellationToken);
        if (visit is not null)
            Succeeds(
                "sh",
                "-c",
                $"kill -TERM {(calls is null ? $"{process.Id}" : await ChildOfAsync(process, cancellationToken))}"
            );
        await process.WaitForExitAsync(cancellationToken);

        return new(
            process.ExitCode,
            await output,
            await errors,
            visited,
            names?.Names,
            before is null ? null : PacketCounters.Since(before),
            calls?.Network(),
            calls?.Written()
        );
    }

    /// <summary>Whether a command is there and ends well.</summary>
    public static bool Succeeds(params string[] command)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true }
            )!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static Task<string> ChildOfAsync(Process process, CancellationToken cancellationToken) =>
        File.ReadAllTextAsync($"/proc/{process.Id}/task/{process.Id}/children", cancellationToken);

    private static async Task<string> VisitAsync(Uri address, CancellationToken cancellationToken)
    {
        using HttpClient client = new();
        while (true)
        {
            try
            {
                return await client.GetStringAsync(address, cancellationToken);
            }
            catch (HttpRequestException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken); // It is not up yet.
            }
        }
    }
}
