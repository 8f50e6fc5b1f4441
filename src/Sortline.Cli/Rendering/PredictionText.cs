using Sortline.Cli.Documents;
using Sortline.Cli.Output;
using Sortline.Messages;

namespace Sortline.Cli.Rendering;

/// <summary>Lines for people, in columns as wide as was foreseen.</summary>
/// <param name="terminal">Where to.</param>
/// <param name="fileWidth">The width of the column of files; longer ones stick out.</param>
/// <param name="labelWidth">The width of the column of labels.</param>
internal sealed class PredictionText(Terminal terminal, int fileWidth, int labelWidth) : IPredictionOutput
{
    /// <inheritdoc />
    public void Write(PredictionRow row)
    {
        if (row.Error is { } reason)
        {
            terminal.Note(Message.Of("passedOver", ("file", row.File), ("reason", reason)));
            return;
        }

        var (file, label) = (TextFormat.Name(row.File).PadRight(fileWidth), TextFormat.Name(row.Label!).PadRight(labelWidth));
        var confidence = terminal.Texts["learning.percent", ("share", row.Confidence!.Value)];
        terminal.Writer.Write($"{file}  {label}  {confidence, 5}\n");
    }

    /// <inheritdoc />
    public void End(bool isComplete)
    {
        // Nothing comes after the last line.
    }
}
