using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Sortline.Cli.Input;
using Sortline.Cli.Output;

namespace Sortline.Cli.Documents;

/// <summary>How documents become JSON: camelCase, nulls left out, names of people's files readable.</summary>
internal static class Json
{
    private static readonly JsonDocuments OnLines = new(Options(indented: false)),
        Pages = new(Options(indented: true));

    /// <summary>For a document that stands alone.</summary>
    public static JsonTypeInfo<T> Indented<T>() => (JsonTypeInfo<T>)Pages.GetTypeInfo(typeof(T))!;

    /// <summary>For one line of many.</summary>
    public static JsonTypeInfo<T> OnOneLine<T>() => (JsonTypeInfo<T>)OnLines.GetTypeInfo(typeof(T))!;

    /// <summary>Puts the one document of <c>--json</c> on standard output.</summary>
    public static void WriteDocument<T>(this Terminal terminal, T document, bool isOnOneLine = false)
    {
        var output = terminal.BeginDocument();
        using var whole = new MemoryStream(); // In one piece: a fault while it is made must not leave half a document.
        JsonSerializer.Serialize(whole, document, isOnOneLine ? OnOneLine<T>() : Indented<T>());
        whole.WriteByte((byte)'\n');
        output.Write(whole.GetBuffer().AsSpan(0, (int)whole.Length));
        output.Flush();
    }

    private static JsonSerializerOptions Options(bool indented) =>
        new()
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // Unsafe inside HTML only; “é” stays “é”.
            WriteIndented = indented,
        };
}

/// <summary>The documents, known when the program is built, so that it starts quickly.</summary>
[JsonSerializable(typeof(ErrorDocument))]
[JsonSerializable(typeof(EvaluationDocument))]
[JsonSerializable(typeof(TrainingDocument))]
[JsonSerializable(typeof(PredictionRow))]
[JsonSerializable(typeof(MethodRow))]
[JsonSerializable(typeof(SkippedPicture))]
[JsonSerializable(typeof(InspectionDocument))]
[JsonSerializable(typeof(TestDocument))]
[JsonSerializable(typeof(ExportDocument))]
internal sealed partial class JsonDocuments : JsonSerializerContext;
