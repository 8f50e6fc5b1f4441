using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Sortline.Build;

/// <summary>Another program, run to its end.</summary>
/// <param name="ExitCode">What it answered with; 0 is well.</param>
/// <param name="Output">What it printed, standard output and standard error as they came.</param>
public sealed record ChildProcess(int ExitCode, string Output)
{
    /// <summary>Runs a program. It and all that it started end when the token is cancelled.</summary>
    /// <param name="program">A path, or a name on the PATH.</param>
    /// <param name="arguments">One each; nothing is quoted or split.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="environment">Variables on top of ours and of <see cref="Discretion"/>.</param>
    /// <param name="echo">Whether its lines are also printed as they come.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="BuildException">There is no such program.</exception>
    public static async Task<ChildProcess> RunAsync(
        string program,
        IEnumerable<string> arguments,
        string folder,
        IReadOnlyDictionary<string, string>? environment = null,
        bool echo = false,
        CancellationToken cancellationToken = default
    )
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true, // A child must never wait for an answer nobody sees the question of.
        };
        foreach (var (name, value) in Discretion.Variables.Concat(environment ?? new Dictionary<string, string>()))
            start.Environment[name] = value;

        using Process process = new() { StartInfo = start };
        StringBuilder output = new();
        process.OutputDataReceived += Note;
        process.ErrorDataReceived += Note;
        try
        {
            process.Start();
        }
        catch (Win32Exception fault)
        {
            throw new BuildException($"{program} could not be started: {fault.Message}");
        }

        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new(process.ExitCode, output.ToString());

        void Note(object sender, DataReceivedEventArgs line)
        {
            if (line.Data is null)
                return;
            lock (output)
                output.AppendLine(line.Data);
            if (echo)
                Console.WriteLine(line.Data);
        }
    }

    /// <summary>The .NET command line that runs us.</summary>
    public static string DotNet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>The full path of a program on the PATH, with the endings that Windows knows.</summary>
    /// <returns>Null if there is none.</returns>
    public static string? FindOnPath(string program)
    {
        var endings = OperatingSystem.IsWindows() ? new[] { ".exe", ".cmd" } : [""];
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => endings.Select(ending => Path.Combine(folder.Trim('"'), program + ending)))
            .FirstOrDefault(File.Exists);
    }
}
