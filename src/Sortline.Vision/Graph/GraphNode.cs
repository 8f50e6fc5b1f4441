using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Sortline.Vision.Graph;

/// <summary>One operation of a TensorFlow graph.</summary>
/// <param name="Name">Its name, which is also that of what comes out of it.</param>
/// <param name="Operation">What it does, in TensorFlow's words.</param>
/// <param name="Inputs">The nodes whose results it takes.</param>
/// <param name="Attributes">Its settings, as they stand in the file.</param>
internal sealed record GraphNode(string Name, string Operation, ImmutableArray<string> Inputs, JsonElement Attributes)
{
    /// <summary>A setting that is a word, such as the padding.</summary>
    public string? Word(string attribute) => Value(attribute) is { } value ? Decoded(value.GetProperty("s")) : null;

    /// <summary>A setting that is a list of words, such as what is fused into a convolution.</summary>
    public ImmutableArray<string> Words(string attribute) => List(attribute, "s", Decoded);

    /// <summary>A setting that is a list of whole numbers, such as strides.</summary>
    public ImmutableArray<int> Numbers(string attribute) =>
        List(
            attribute,
            "i",
            // 64-bit integers are strings in the JSON of a protocol buffer.
            number =>
                number.ValueKind == JsonValueKind.String
                    ? int.Parse(number.GetString()!, CultureInfo.InvariantCulture)
                    : number.GetInt32()
        );

    /// <summary>A setting that is on or off; off where it is not set.</summary>
    public bool Flag(string attribute) => Value(attribute) is { } value && value.GetProperty("b").GetBoolean();

    private ImmutableArray<T> List<T>(string attribute, string kind, Func<JsonElement, T> read) =>
        Value(attribute) is { } value && value.GetProperty("list").TryGetProperty(kind, out var items)
            ? [.. items.EnumerateArray().Select(read)]
            : [];

    private JsonElement? Value(string attribute) =>
        Attributes.ValueKind == JsonValueKind.Object && Attributes.TryGetProperty(attribute, out var value) ? value : null;

    private static string Decoded(JsonElement base64) => System.Text.Encoding.UTF8.GetString(base64.GetBytesFromBase64());
}
