using System.Text;
using Sortline.Cli.Documents;
using Sortline.Cli.Output;
using Sortline.Projects.Exports;

namespace Sortline.Cli.Rendering;

/// <summary>A record for each picture, for spreadsheets.</summary>
internal sealed class PredictionCsv : IPredictionOutput
{
    private readonly Terminal _terminal;
    private readonly IReadOnlyList<string> _labels;

    /// <summary>Writes the names of the columns.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="labels">The names of all labels; each has a column for how likely it is.</param>
    public PredictionCsv(Terminal terminal, IReadOnlyList<string> labels)
    {
        (_terminal, _labels) = (terminal, labels);
        Write(["file", "label", "confidence", "error", .. labels.Select(label => $"confidence.{label}")]);
    }

    /// <inheritdoc />
    public void Write(PredictionRow row) =>
        Write([
            row.File,
            row.Label,
            row.Confidence,
            row.Error,
            .. _labels.Select(label => row.Confidences is { } shares ? shares.GetValueOrDefault(label) : (double?)null),
        ]);

    /// <inheritdoc />
    public void End(bool isComplete)
    {
        // Nothing comes after the last record.
    }

    // In one piece, so that two programs that write into one pipe do not mix their lines.
    private void Write(object?[] cells) => _terminal.Output.Write(Encoding.UTF8.GetBytes(Csv.Line(cells)));
}
