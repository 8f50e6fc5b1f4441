using System.CommandLine;
using System.CommandLine.Help;
using Sortline.Cli.Output;

namespace Sortline.Cli;

/// <summary>The whole command: its parts, and how it ends.</summary>
internal static class SortlineCommand
{
    /// <summary>Reads the arguments, does the work, and turns whatever went wrong into a sentence and an exit code.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        using Terminal terminal = new();
        using Interruption interruption = new();
        var isJson = args.TakeWhile(word => word != "--").Any(word => word is "--json" or "--jsonl");
        try
        {
            var arguments = Create(terminal).Parse(args, new() { ResponseFileTokenReplacer = null }); // @ may begin a file name.
            if (arguments.Errors.Count > 0)
            {
                var help = arguments.CommandResult.Command.Name is var name and not "sortline" ? $"sortline {name} --help" : "sortline --help";
                return End(terminal, isJson, $"{arguments.Errors[0].Message} Help: {help}", ExitCode.Misuse);
            }

            return await arguments.InvokeAsync(
                new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null, Output = terminal.Writer },
                interruption.Token);
        }
        catch (OutputException fault) when (fault.ReaderIsGone)
        {
            return ExitCode.Done; // It has read as much as it wanted.
        }
        catch (OutputException fault)
        {
            return End(terminal, isJson: false, fault.Message, ExitCode.Failed);
        }
        catch (CliException fault)
        {
            return End(terminal, isJson, fault.Message, fault.ExitCode);
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            return End(terminal, isJson, "Stopped before the end; nothing was left half-written.", ExitCode.Interrupted);
        }
        catch (Exception fault) when (Environment.GetEnvironmentVariable("SORTLINE_DEBUG") is null)
        {
            return End(
                terminal,
                isJson,
                $"Something went wrong that nobody foresaw ({fault.GetType().Name}: {fault.Message}) Set SORTLINE_DEBUG=1 to see where.",
                ExitCode.Failed);
        }
    }

    private static Command Create(Terminal terminal) =>
        new("sortline", "Teaches a computer to sort pictures from a handful of examples.")
        {
            new HelpOption { Recursive = true },
            new VersionOption(),
        };

    private static int End(Terminal terminal, bool isJson, string sentence, int exitCode)
    {
        terminal.Note(sentence);
        if (!isJson)
            return exitCode;

        try
        {
            terminal.WriteDocument(new ErrorDocument(sentence));
        }
        catch (OutputException)
        {
            // It stands on standard error already.
        }

        return exitCode;
    }
}
