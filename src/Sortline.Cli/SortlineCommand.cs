using System.CommandLine;
using System.CommandLine.Help;
using Sortline.Cli.Commands;
using Sortline.Cli.Documents;
using Sortline.Cli.Output;

namespace Sortline.Cli;

/// <summary>The root command: its subcommands, and what is printed and returned when one fails.</summary>
internal static class SortlineCommand
{
    /// <summary>Reads the arguments, does the work, and turns whatever went wrong into a sentence and an exit code.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        using var terminal = new Terminal();
        using var interruption = new Interruption();
        string[] options = [.. args.TakeWhile(word => word != "--")];
        var form =
            options.Contains("--jsonl") ? Form.Line
            : options.Contains("--json") ? Form.Page
            : Form.Text;
        try
        {
            var arguments = Create(terminal).Parse(args, new() { ResponseFileTokenReplacer = null }); // @ may begin a file name.
            if (arguments.Errors.Count > 0)
            {
                var help = arguments.CommandResult.Command.Name is var name and not "sortline"
                    ? $"sortline {name} --help"
                    : "sortline --help";
                return End(terminal, form, $"{arguments.Errors[0].Message} Help: {help}", ExitCode.Misuse);
            }

            return await arguments.InvokeAsync(
                new()
                {
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = null,
                    Output = terminal.Writer,
                },
                interruption.Token
            );
        }
        catch (OutputException exception) when (exception.ReaderIsGone)
        {
            return ExitCode.Done; // The reader of the pipe has closed it.
        }
        catch (OutputException exception)
        {
            return End(terminal, Form.Text, exception.Message, ExitCode.Failed);
        }
        catch (CliException exception)
        {
            return End(terminal, form, exception.Message, exception.ExitCode);
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            return End(terminal, form, "Stopped before the end; nothing was left half-written.", ExitCode.Interrupted);
        }
        catch (Exception exception) when (Environment.GetEnvironmentVariable("SORTLINE_DEBUG") is null)
        {
            return End(
                terminal,
                form,
                $"Something went wrong that nobody foresaw ({exception.GetType().Name}: {exception.Message}) Set SORTLINE_DEBUG=1 to see where.",
                ExitCode.Failed
            );
        }
    }

    // What standard output is to be, known even where the arguments make no sense.
    private enum Form
    {
        Text,
        Line,
        Page,
    }

    private static Command Create(Terminal terminal) =>
        new("sortline", "Teaches a computer to sort pictures from a handful of examples.")
        {
            new HelpOption { Recursive = true },
            new VersionOption(),
            EvaluateCommand.Create(terminal),
            TrainCommand.Create(terminal),
            PredictCommand.Create(terminal),
            InspectCommand.Create(terminal),
            ExportCommand.Create(terminal),
        };

    private static int End(Terminal terminal, Form form, string sentence, int exitCode)
    {
        terminal.Note(sentence);
        if (form is Form.Text || terminal.HasDocument)
            return exitCode;

        try
        {
            terminal.WriteDocument(new ErrorDocument(sentence), isOnOneLine: form is Form.Line);
        }
        catch (OutputException)
        {
            // The sentence is on standard error already.
        }

        return exitCode;
    }
}
