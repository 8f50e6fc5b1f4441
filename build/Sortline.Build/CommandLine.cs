using System.CommandLine;
using System.CommandLine.Invocation;

namespace Sortline.Build;

/// <summary>What start.cs and test.cs share: their arguments, and how they end.</summary>
internal static class CommandLine
{
    /// <summary>The exit code for arguments that make no sense.</summary>
    private const int Misuse = 2;

    /// <summary>Reads the arguments, does the work, and turns what went wrong into a sentence and an exit code.</summary>
    public static async Task<int> RunAsync(
        RootCommand command,
        string usage,
        string[] args,
        Func<ParseResult, CancellationToken, Task<int>> work
    )
    {
        var arguments = command.Parse(args);
        if (arguments.Errors.Count > 0)
        {
            Console.Error.WriteLine($"{arguments.Errors[0].Message} Usage: {usage}");
            return Misuse;
        }
        if (arguments.Action is SynchronousCommandLineAction { Terminating: true })
            return arguments.Invoke(); // --help, --version

        using Interruption interruption = new();
        try
        {
            return await work(arguments, interruption.Token);
        }
        catch (BuildException fault)
        {
            Console.Error.WriteLine(fault.Message);
            return 1;
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            return Interruption.ExitCode;
        }
    }

    public static Option<bool> Verbose() => new("--verbose") { Description = "Print what the build tools print." };
}
