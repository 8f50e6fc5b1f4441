using System.Text.Json;
using Sortline.Cli.Documents;
using Sortline.Cli.Output;

namespace Sortline.Cli.Rendering;

/// <summary>A JSON document a line, for the next program in a pipe.</summary>
internal sealed class PredictionLines(Terminal terminal) : IPredictionOutput
{
    /// <inheritdoc />
    public void Write(PredictionRow row)
    {
        byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(row, Json.OnOneLine<PredictionRow>()), (byte)'\n'];
        terminal.Output.Write(line); // In one piece, so that two programs that write into one pipe do not mix their lines.
    }

    /// <inheritdoc />
    public void End(bool isComplete)
    {
        // Nothing comes after the last line.
    }
}
