using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Sortline.Projects.Formats;

namespace Sortline.Projects.Imports;

/// <summary>Finds the pictures of a Teachable Machine image project, as “Download project as file” saves it.</summary>
/// <remarks>
/// The format is not published. A maintainer says that a <c>.tm</c> file is a zip with the project in JSON
/// (googlecreativelab/teachablemachine-community, issue 38); a public inspector of such files reads <c>manifest.json</c> and takes
/// every other entry for a picture called <c>CLASS-!-NUMBER</c>, with or without an ending. What else the manifest says is not
/// needed, and so is not looked at, save for a type that is not of pictures.
/// </remarks>
internal static partial class TeachableMachine
{
    private const string ManifestName = "manifest.json";

    private const int MaxManifestBytes = 1 << 20;

    /// <summary>Whether a zip is one of its projects.</summary>
    /// <exception cref="ProjectFormatException">It is, but one of sounds or poses, or a damaged one.</exception>
    public static async Task<bool> IsItAsync(ZipReader zip, CancellationToken cancellation)
    {
        if (!zip.Has(ManifestName) || !zip.Names.Any(name => PicturePattern().IsMatch(name)))
            return false;

        var json = await zip.ReadAsync(ManifestName, MaxManifestBytes, cancellation).ConfigureAwait(false);
        using var manifest = Json.Parse(json, Damaged);
        if (manifest.RootElement.ValueKind != JsonValueKind.Object)
            throw Damaged();

        if (manifest.RootElement.TryGetProperty("type", out var type)
            && type.ValueKind == JsonValueKind.String
            && OtherType().IsMatch(type.GetRawText()))
        {
            throw new ProjectFormatException("This Teachable Machine project is not one of pictures. Choose an image project.");
        }

        return true;
    }

    /// <summary>Lists its pictures, class by class in the order of the file.</summary>
    public static void List(ZipReader zip, PictureImport.Builder list)
    {
        var matches = zip.Names.Where(name => name != ManifestName).Select(name => (Name: name, Match: PicturePattern().Match(name)));
        foreach (var (name, match) in matches.OrderBy(file => Number(file.Match)))
        {
            if (match.Success)
            {
                list.Add(
                    match.Groups["label"].Value,
                    name,
                    zip.LengthOf(name),
                    cancellation => LabelFolders.OpenAsync(zip, name, list.MaxBytes, cancellation));
            }
            else
            {
                list.Skip($"“{ZipReader.Shown(name)}” was passed over: it is no picture of a class.");
            }
        }
    }

    private static int Number(Match match) => match.Success ? int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture) : -1;

    private static ProjectFormatException Damaged() => new("The Teachable Machine project is damaged. Download it again.");

    [GeneratedRegex(@"^(?<label>.+)-!-(?<number>[0-9]{1,9})(\.[A-Za-z0-9]{1,5})?\z", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex PicturePattern();

    [GeneratedRegex("audio|sound|pose", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OtherType();
}
