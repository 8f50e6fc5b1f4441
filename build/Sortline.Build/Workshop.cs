using System.Diagnostics;
using System.Globalization;

namespace Sortline.Build;

/// <summary>Does build steps: each only if its inputs changed or its outputs are gone, and quietly unless it fails.</summary>
/// <param name="repository">The checkout to build.</param>
/// <param name="verbose">Print what the programs print, and the steps that are up to date.</param>
/// <param name="cancellationToken">Ends the step under way, with the programs it started.</param>
public sealed class Workshop(Repository repository, bool verbose, CancellationToken cancellationToken)
{
    /// <summary>The checkout that is built.</summary>
    public Repository Repository => repository;

    /// <summary>Ends the work.</summary>
    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>Does a step unless it was done with just these inputs before.</summary>
    /// <param name="name">What is done, as in "Building the client".</param>
    /// <param name="inputs">What the outcome depends on.</param>
    /// <param name="outputs">Paths that are there once it is done.</param>
    /// <param name="work">Does it.</param>
    public async Task StepAsync(string name, Inputs inputs, IEnumerable<string> outputs, Func<Task> work)
    {
        var stamps = Directory.CreateDirectory(Path.Combine(repository.Artifacts, "stamps"));
        var stamp = Path.Combine(stamps.FullName, string.Concat(name.Where(char.IsAsciiLetter)));
        var sum = inputs.Sum(repository);
        if (outputs.All(Path.Exists) && File.Exists(stamp) && await File.ReadAllTextAsync(stamp, cancellationToken) == sum)
        {
            if (verbose)
                Console.WriteLine($"{name}: up to date");
            return;
        }

        // Gone while the step is under way: one that breaks off must be done again.
        File.Delete(stamp);
        await StepAsync(name, work);
        await File.WriteAllTextAsync(stamp, sum, cancellationToken);
    }

    /// <summary>Does a step in any case.</summary>
    public async Task StepAsync(string name, Func<Task> work)
    {
        Console.Write(verbose ? $"{name} ...\n" : $"{name} ... ");
        var watch = Stopwatch.StartNew();
        try
        {
            await work();
        }
        catch (Exception fault)
        {
            Console.WriteLine(fault is OperationCanceledException ? "stopped" : "failed");
            throw;
        }

        var seconds = watch.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        Console.WriteLine(verbose ? $"{name}: {seconds} s" : $"{seconds} s");
    }

    /// <summary>Runs a program; its output appears only if it fails.</summary>
    /// <exception cref="BuildException">It answered with anything but 0.</exception>
    public async Task RunAsync(
        string program,
        IEnumerable<string> arguments,
        string folder,
        IReadOnlyDictionary<string, string>? environment = null
    )
    {
        var run = await ChildProcess.RunAsync(program, arguments, folder, environment, verbose, cancellationToken);
        if (run.ExitCode != 0)
        {
            var output = verbose ? "" : $"\n{run.Output.Trim()}";
            throw new BuildException($"{Path.GetFileName(program)} failed with exit code {run.ExitCode}.{output}");
        }
    }

    /// <summary>Runs a command of the .NET command line in the repository's root.</summary>
    public Task DotNetAsync(params string[] arguments) =>
        // Build servers would live on, holding our pipes and the machine's memory.
        RunAsync(ChildProcess.DotNet, [.. arguments, "--nologo", "-nodeReuse:false"], repository.Root);

    /// <summary>Waits until no other build works in this checkout.</summary>
    /// <returns>Dispose it to let the next one in.</returns>
    public async Task<IDisposable> EnterAsync()
    {
        Directory.CreateDirectory(repository.Artifacts);
        for (var told = false; ; told = true)
        {
            try
            {
                return new FileStream(
                    Path.Combine(repository.Artifacts, "build.lock"),
                    FileMode.OpenOrCreate,
                    FileAccess.ReadWrite,
                    FileShare.None
                );
            }
            catch (IOException)
            {
                if (!told)
                    Console.WriteLine("Another build is under way in this folder; waiting for it.");
                await Task.Delay(TimeSpan.FromMilliseconds(300), cancellationToken);
            }
        }
    }
}
