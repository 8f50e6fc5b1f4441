using System.CommandLine;
using System.CommandLine.Help;
using Sortline.Cli.Arguments;
using Sortline.Cli.Commands;
using Sortline.Cli.Documents;
using Sortline.Cli.Output;
using Sortline.Cli.Texts;
using Sortline.Messages;

namespace Sortline.Cli;

/// <summary>The root command: its subcommands, and what is printed and returned when one fails.</summary>
internal static class SortlineCommand
{
    /// <summary>Reads the arguments, does the work, and turns whatever went wrong into a sentence and an exit code.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        using var terminal = new Terminal(CliTexts.Read);
        using var interruption = new Interruption();
        string[] options = [.. args.TakeWhile(word => word != "--")];
        var form =
            options.Contains("--jsonl") ? Form.Line
            : options.Contains("--json") ? Form.Page
            : Form.Text;
        if (!StandardStream.IsOpen(StandardStream.Output))
        {
            terminal.Note(Message.Of("ending.closed"));
            return ExitCode.Failed;
        }

        try
        {
            var arguments = Create(terminal).Parse(args, new() { ResponseFileTokenReplacer = null }); // @ may begin a file name.
            if (arguments.Errors.Count > 0)
            {
                var help = arguments.CommandResult.Command.Name is var name and not "sortline"
                    ? $"sortline {name} --help"
                    : "sortline --help";
                return End(
                    terminal,
                    form,
                    Message.Of("misuse", ("fault", arguments.Errors[0].Message), ("help", help)),
                    ExitCode.Misuse
                );
            }

            if (arguments.Action is HelpAction)
                HelpTexts.Fill(arguments.RootCommandResult.Command, terminal.Texts);
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
            return End(terminal, Form.Text, exception.Reason, ExitCode.Failed);
        }
        catch (CliException exception)
        {
            return End(terminal, form, exception.Reason, exception.ExitCode);
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            return End(terminal, form, Message.Of("ending.interrupted"), ExitCode.Interrupted);
        }
        catch (Exception exception) when (Environment.GetEnvironmentVariable("SORTLINE_DEBUG") is null)
        {
            return End(
                terminal,
                form,
                Message.Of("ending.unforeseen", ("kind", exception.GetType().Name), ("reason", exception.Message)),
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
        new("sortline", "command.sortline")
        {
            new HelpOption { Recursive = true },
            new VersionOption(),
            EvaluateCommand.Create(terminal),
            TrainCommand.Create(terminal),
            TestCommand.Create(terminal),
            PredictCommand.Create(terminal),
            InspectCommand.Create(terminal),
            ExportCommand.Create(terminal),
        };

    private static int End(Terminal terminal, Form form, Message reason, int exitCode)
    {
        terminal.Note(reason);
        if (form is Form.Text || terminal.HasDocument)
            return exitCode;

        try
        {
            terminal.WriteDocument(new ErrorDocument(terminal.Texts[reason]), isOnOneLine: form is Form.Line);
        }
        catch (OutputException)
        {
            // The sentence is on standard error already.
        }

        return exitCode;
    }
}
