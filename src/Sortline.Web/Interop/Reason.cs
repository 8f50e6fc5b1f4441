using System.Runtime.InteropServices.JavaScript;
using System.Text.Json;
using Sortline.Activity.Texts;
using Sortline.Messages;

namespace Sortline.Web.Interop;

/// <summary>Why the client could not do something; with <c>client/reason.ts</c>.</summary>
internal static class Reason
{
    /// <summary>The reason of an error.</summary>
    /// <param name="exception">What the client threw.</param>
    /// <param name="otherwise">The reason if it is one that only a developer can understand; it goes to the console.</param>
    public static Message Of(Exception exception, Message? otherwise = null)
    {
        // “Error: ” stands before what JavaScript threw.
        var at = exception.Message.IndexOf('{', StringComparison.Ordinal);
        if (exception is JSException && at >= 0 && Read(exception.Message[at..]) is { } reason)
            return reason;

        Console.Error.WriteLine(exception);
        return otherwise ?? FaultTexts.Other;
    }

    /// <summary>Reads a reason as the client writes it; <see langword="null"/> if it is none.</summary>
    public static Message? Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var key = document.RootElement.GetProperty("key").GetString()!;
            return Message.Of(
                key,
                [
                    .. document
                        .RootElement.EnumerateObject()
                        .Where(member => member.Name != "key")
                        .Select(member => (member.Name, Value(member.Value))),
                ]
            );
        }
        catch (Exception exception)
            when (exception is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    private static object? Value(JsonElement value) =>
        value.ValueKind != JsonValueKind.Number ? value.GetString()
        : value.TryGetInt64(out var whole) ? whole
        : value.GetDouble();
}
