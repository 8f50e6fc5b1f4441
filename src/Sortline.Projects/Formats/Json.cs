using System.Text.Json;

namespace Sortline.Projects.Formats;

/// <summary>JSON as it is read here: strictly.</summary>
internal static class Json
{
    private const int MaxDepth = 16;

    private static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads UTF-8: no comments, no spare commas, no member twice, and no deep nesting.</summary>
    public static JsonDocument Parse(ReadOnlyMemory<byte> utf8, Func<Exception> fault)
    {
        try
        {
            var text = utf8.Span.StartsWith(Mark) ? utf8[Mark.Length..] : utf8; // Some editors write a byte order mark.
            return JsonDocument.Parse(text, new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false });
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException)
        {
            throw fault();
        }
    }

    /// <summary>Whether a value is just this text. One with half a character in it is none, where <see cref="JsonElement.ValueEquals(string?)"/> throws.</summary>
    public static bool IsText(JsonElement value, string text)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String && value.ValueEquals(text);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
