using System.Globalization;
using System.Text.Json;
using Sortline.Messages;
using Sortline.Projects.Formats;

namespace Sortline.Projects.Imports;

/// <summary>Finds the pictures of a Teachable Machine image project, as “Download project as file” saves it.</summary>
/// <remarks>
/// The format is not published. A maintainer says that a <c>.tm</c> file is a zip with the project in JSON
/// (googlecreativelab/teachablemachine-community, issue 38); a public inspector of such files reads <c>manifest.json</c> and takes
/// every other entry for a picture called <c>CLASS-!-NUMBER</c>, with or without an ending. What else the manifest says is not
/// needed, and so is not looked at, save for a type that is not of pictures.
/// </remarks>
internal static class TeachableMachine
{
    private const string ManifestName = "manifest.json",
        Mark = "-!-";

    private const int MaxManifestBytes = 1 << 20;

    private static readonly string[] OtherTypes = ["audio", "sound", "pose"];

    /// <summary>Lists its pictures, class by class in the order of the file.</summary>
    /// <returns>What it is, in a sentence; <see langword="null"/> if it is none of its projects.</returns>
    /// <exception cref="ProjectFormatException">It is, but one of sounds or poses, one without pictures, or a damaged one.</exception>
    public static async Task<Message?> ListAsync(ZippedFiles zip, PictureImport.Builder list, CancellationToken cancellationToken)
    {
        if (!zip.Has(ManifestName))
            return null;

        var files = zip.Names.Where(name => name != ManifestName).Select(name => (Name: name, Picture: Parse(name))).ToList();
        var hasPictures = files.Exists(file => file.Picture is not null);
        var json = await zip.ReadAsync(ManifestName, MaxManifestBytes, cancellationToken).ConfigureAwait(false);
        if (!IsOfPictures(json, hasPictures))
            return null;
        if (!hasPictures)
        {
            return zip.Names.Any(PictureNames.IsPicture)
                ? null // Somebody has put the pictures into folders.
                : throw new ProjectFormatException(Message.Of("project.import.tm-empty"));
        }

        foreach (var (name, picture) in files.OrderBy(file => file.Picture?.Number ?? -1))
        {
            if (picture is { Class: var label })
                list.Add(label, zip.PathOf(name));
            else
                list.Skip(Message.Of("project.import.no-class", ("file", ZipReader.Sanitise(name))));
        }

        return Message.Of("project.import.tm");
    }

    // A manifest without pictures may be that of something else; one that says what Teachable Machine says is not.
    private static bool IsOfPictures(byte[] json, bool hasPictures)
    {
        using var manifest = hasPictures ? Json.Parse(json, Damaged) : TryParse(json);
        if (manifest is null)
            return false;
        if (manifest.RootElement.ValueKind != JsonValueKind.Object)
            return hasPictures ? throw Damaged() : false;

        var type =
            manifest.RootElement.TryGetProperty("type", out var said) && said.ValueKind == JsonValueKind.String ? said : default;
        if (type.ValueKind == JsonValueKind.String && IsOther(type))
            throw new ProjectFormatException(Message.Of("project.import.no-images"));

        return hasPictures || type.ValueKind == JsonValueKind.String || manifest.RootElement.TryGetProperty("appdata", out _);
    }

    private static bool IsOther(JsonElement type)
    {
        try
        {
            var words = type.GetRawText();
            return OtherTypes.Any(other => words.Contains(other, StringComparison.OrdinalIgnoreCase));
        }
        catch (InvalidOperationException)
        {
            throw Damaged(); // It is no text.
        }
    }

    private static JsonDocument? TryParse(byte[] json)
    {
        try
        {
            return Json.Parse(json, Damaged);
        }
        catch (ProjectFormatException)
        {
            return null;
        }
    }

    // A class may itself have the mark in its name: the last one counts.
    private static (string Class, int Number)? Parse(string name)
    {
        var at = name.LastIndexOf(Mark, StringComparison.Ordinal);
        var rest = name.AsSpan(Math.Max(0, at + Mark.Length));
        var dot = rest.IndexOf('.');
        return
            at > 0 && int.TryParse(dot < 0 ? rest : rest[..dot], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (name[..at], number)
            : null;
    }

    private static ProjectFormatException Damaged() => new(Message.Of("project.import.damaged"));
}
