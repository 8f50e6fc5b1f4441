using System.Text;
using Sortline.Messages;
using Spectre.Console;

namespace Sortline.Cli.Output;

/// <summary>The two streams that the program writes to: results on standard output, everything else on standard error.</summary>
internal sealed class Terminal : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Lazy<Catalogue> _texts;
    private readonly OutputStream _output = OutputStream.OpenStandard();
    private readonly IAnsiConsole _errors;
    private readonly TextWriter _errorWriter;

    /// <summary>Opens both.</summary>
    /// <param name="readTexts">Reads the sentences, in the language of whoever reads them.</param>
    public Terminal(Func<Catalogue> readTexts)
    {
        _texts = new(readTexts);
        if (OperatingSystem.IsWindows())
            Console.OutputEncoding = Utf8;

        Writer = new StreamWriter(_output, Utf8) { AutoFlush = true };
        Tables = ConsoleOutput.Open(Writer, !Console.IsOutputRedirected);
        _errorWriter = StandardStream.IsOpen(StandardStream.Errors) ? Console.Error : TextWriter.Null;
        _errors = ConsoleOutput.Open(_errorWriter, !Console.IsErrorRedirected);
        ShowsProgress = !Console.IsErrorRedirected && ConsoleOutput.CanMove;
    }

    /// <summary>What turns messages into words.</summary>
    /// <remarks>
    /// Read when it is first asked for: a program that only gets JSON does not wait for it. Ask it on one thread at a time.
    /// </remarks>
    public Catalogue Texts => _texts.Value;

    /// <summary>Standard output as bytes, for JSON. Not buffered.</summary>
    public Stream Output => _output;

    /// <summary>Standard output as text: what is written is out at once.</summary>
    public TextWriter Writer { get; }

    /// <summary>Standard output for tables.</summary>
    public IAnsiConsole Tables { get; }

    /// <summary>Whether standard error is a terminal, where progress can be shown.</summary>
    public bool ShowsProgress { get; }

    /// <summary>Whether the one document of <c>--json</c> is out, or has begun.</summary>
    public bool HasDocument { get; private set; }

    /// <summary>Whether the results scroll by on a terminal, where a progress bar would be in their way.</summary>
    public static bool ShowsResults => !Console.IsOutputRedirected;

    /// <summary>Standard output for the one document of <c>--json</c>.</summary>
    public Stream BeginDocument()
    {
        HasDocument = true;
        return _output;
    }

    /// <summary>Says a part of the result, on a line of its own.</summary>
    public void Say(Message message) => Writer.WriteLine(TextFormat.Name(Texts[message]));

    /// <summary>Says something that is not a result, on a line of its own.</summary>
    public void Note(Message message) => _errorWriter.WriteLine(TextFormat.Name(Texts[message]));

    /// <summary>Shows the progress of the work, if standard error is a terminal.</summary>
    /// <param name="what">What is under way.</param>
    /// <param name="total">How many steps there are; null if unknown.</param>
    /// <param name="work">The work; it calls back after each step, from any thread.</param>
    public async Task<T> WatchAsync<T>(Message what, int? total, Func<Action, Task<T>> work)
    {
        if (!ShowsProgress || total is not > 1)
            return await work(() => { });

        return await _errors
            .Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                var task = context.AddTask(Markup.Escape(Texts[what]), maxValue: total.Value);
                return await work(() => task.Increment(1));
            });
    }

    /// <inheritdoc />
    public void Dispose() => _output.Dispose(); // Nothing is buffered, so nothing can be lost or fail here.
}
