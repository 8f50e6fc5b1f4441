using System.Text.Encodings.Web;
using System.Text.Json;
using Sortline.Cli.Documents;
using Sortline.Cli.Input;
using Sortline.Cli.Output;

namespace Sortline.Cli.Rendering;

/// <summary>One JSON document, written as the work goes on: it may hold more predictions than memory does.</summary>
internal sealed class PredictionDocument : IPredictionOutput, IDisposable
{
    private readonly Terminal _terminal;
    private readonly Utf8JsonWriter _writer;
    private readonly List<SkippedPicture> _skipped = [];

    /// <summary>Writes the beginning.</summary>
    public PredictionDocument(Terminal terminal, MethodRow method)
    {
        _terminal = terminal;
        _writer = new(terminal.BeginDocument(), new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        _writer.WriteStartObject();
        _writer.WritePropertyName("method");
        JsonSerializer.Serialize(_writer, method, Json.OnOneLine<MethodRow>());
        _writer.WriteStartArray("predictions");
    }

    /// <inheritdoc />
    public void Write(PredictionRow row)
    {
        if (row.Error is not null)
        {
            _skipped.Add(new(row.File, row.Error));
            return;
        }

        JsonSerializer.Serialize(_writer, row, Json.OnOneLine<PredictionRow>());
        _writer.Flush();
    }

    /// <inheritdoc />
    public void End(bool isComplete)
    {
        _writer.WriteEndArray();
        _writer.WriteStartArray("skipped");
        foreach (var skipped in _skipped)
            JsonSerializer.Serialize(_writer, skipped, Json.OnOneLine<SkippedPicture>());
        _writer.WriteEndArray();
        _writer.WriteBoolean("complete", isComplete);
        _writer.WriteEndObject();
        _writer.Flush();
        _terminal.Output.WriteByte((byte)'\n');
    }

    /// <inheritdoc />
    public void Dispose()
    {
        // Not the writer: it would write what is left where writing has just failed.
    }
}
