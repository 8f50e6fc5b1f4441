using System.Text.Json;

namespace Sortline.Projects.Formats;

/// <summary>One object of a project's JSON, read strictly; what is wrong is said with the name of the place.</summary>
/// <param name="element">The object.</param>
/// <param name="place">What people would call it: “label 3”.</param>
internal readonly struct JsonRecord(JsonElement element, string place)
{
    /// <summary>What people would call it.</summary>
    public string Place => place;

    /// <summary>Takes an object that has no other members than those named. Some may be missing.</summary>
    /// <exception cref="ProjectFormatException">It is not an object, or has another member.</exception>
    public static JsonRecord Of(JsonElement element, string place, params ReadOnlySpan<string> members)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw new ProjectFormatException(
                $"In the project, {place} should be an object in curly brackets. Fetch the file again from where it came from."
            );

        foreach (var member in element.EnumerateObject())
        {
            if (!members.Contains(NameOf(member)))
            {
                throw new ProjectFormatException(
                    $"In the project, {place} has “{ZipReader.Sanitise(NameOf(member))}”, which means nothing in this version. Take it out, or update Sortline."
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

    private ProjectFormatException Missing(string name) => new($"{place} has no proper “{name}”.");
}
