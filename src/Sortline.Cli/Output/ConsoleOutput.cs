using System.Globalization;
using System.Text;
using Spectre.Console;

namespace Sortline.Cli.Output;

/// <summary>One of the two streams that people read, as Spectre wants to know it.</summary>
/// <remarks>Into a pipe or a file goes plain text, wide enough that no table is cut.</remarks>
internal sealed class ConsoleOutput(TextWriter writer, bool isTerminal) : IAnsiConsoleOutput
{
    private const int PipeWidth = 160,
        UnknownWidth = 80,
        UnknownHeight = 24;

    /// <inheritdoc />
    public TextWriter Writer => writer;

    /// <inheritdoc />
    public bool IsTerminal => isTerminal;

    /// <inheritdoc />
    public int Width => !isTerminal ? PipeWidth : Measured(() => Console.WindowWidth) ?? UnknownWidth;

    /// <inheritdoc />
    public int Height => !isTerminal ? UnknownHeight : Measured(() => Console.WindowHeight) ?? UnknownHeight;

    /// <summary>A console on standard output or standard error.</summary>
    /// <remarks>Colours follow NO_COLOR and TERM; the library looks at both when it is on a terminal.</remarks>
    public static IAnsiConsole Open(TextWriter writer, bool isTerminal) =>
        AnsiConsole.Create(
            new()
            {
                Out = new ConsoleOutput(writer, isTerminal),
                Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
                ColorSystem = isTerminal && !IsColourUnwanted ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
                Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
            }
        );

    /// <summary>Whether the terminal can move its cursor, which a progress bar needs.</summary>
    public static bool CanMove => Environment.GetEnvironmentVariable("TERM") is not "dumb";

    /// <inheritdoc />
    public void SetEncoding(Encoding encoding)
    {
        // Always UTF-8.
    }

    private static bool IsColourUnwanted => Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };

    private static int? Measured(Func<int> ask)
    {
        if (
            int.TryParse(
                Environment.GetEnvironmentVariable("COLUMNS"),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var told
            )
            && told > 0
        )
            return told;

        try
        {
            return ask() is var size and > 0 ? size : null;
        }
        catch (IOException)
        {
            return null; // No terminal after all.
        }
    }
}
