using System.Text.Json;
using Sortline.Messages;

namespace Sortline.Projects.Formats;

/// <summary>One object of a project's JSON, read strictly; what is wrong is said with the name of the place.</summary>
/// <param name="element">The object.</param>
/// <param name="place">What people would call it: “Label 3 in the list”.</param>
internal readonly struct JsonRecord(JsonElement element, Message place)
{
    /// <summary>What people would call it.</summary>
    public Message Place => place;

    /// <summary>Takes an object that has no other members than those named. Some may be missing.</summary>
    /// <exception cref="ProjectFormatException">It is not an object, or has another member.</exception>
    public static JsonRecord Of(JsonElement element, Message place, params ReadOnlySpan<string> members)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw new ProjectFormatException(Message.Of("project.record.no-object", ("place", place)));

        foreach (var member in element.EnumerateObject())
        {
            if (!members.Contains(NameOf(member)))
            {
                throw new ProjectFormatException(
                    Message.Of("project.record.unknown-member", ("place", place), ("member", ZipReader.Sanitise(NameOf(member))))
                );
            }
        }

        return new(element, place);
    }

    /// <summary>A member that is an object of its own.</summary>
    public JsonElement this[string name] => element.TryGetProperty(name, out var member) ? member : throw Missing(name);

    /// <summary>Whether there is such a member, and it is not null.</summary>
    public bool Has(string name) => element.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null;

    /// <summary>A whole number of 32 bits.</summary>
    /// <exception cref="ProjectFormatException">The member is missing or something else.</exception>
    public int Int(string name) => FindInt(name) ?? throw Missing(name);

    /// <summary>A whole number of 32 bits; null where the member is missing or something else.</summary>
    public int? FindInt(string name) =>
        element.TryGetProperty(name, out var member)
        && member.ValueKind == JsonValueKind.Number
        && member.TryGetInt32(out var number)
            ? number
            : null;

    /// <summary>A text.</summary>
    /// <exception cref="ProjectFormatException">The member is missing or something else.</exception>
    public string Text(string name) => FindText(name) ?? throw Missing(name);

    /// <summary>A text; null where the member is missing or something else.</summary>
    public string? FindText(string name)
    {
        try
        {
            return element.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String
                ? member.GetString()
                : null;
        }
        catch (InvalidOperationException) // Half a character.
        {
            return null;
        }
    }

    private static string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException) // Half a character.
        {
            return "?";
        }
    }

    private ProjectFormatException Missing(string name) =>
        new(Message.Of("project.record.no-member", ("place", place), ("member", name)));
}
