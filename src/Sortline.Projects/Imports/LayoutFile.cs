using System.Collections.Immutable;

namespace Sortline.Projects.Imports;

/// <summary>A file, by the folders that it lies in.</summary>
/// <param name="Path">Its path as it was given.</param>
/// <param name="Folders">The folders, the outermost first.</param>
/// <param name="Name">Its own name.</param>
internal sealed record LayoutFile(string Path, ImmutableArray<string> Folders, string Name)
{
    /// <summary>Whether it is called like a picture.</summary>
    public bool IsPicture { get; } = PictureNames.IsPicture(Name);

    /// <summary>The file of a path; null for litter.</summary>
    public static LayoutFile? Of(string path)
    {
        string[] parts = [.. path.Split('/').Where(part => part is not ("" or "."))];
        return parts.Length == 0 || parts.Any(FolderRules.IsLitter) ? null : new(path, [.. parts[..^1]], parts[^1]);
    }

    /// <summary>The same file below its outermost folder.</summary>
    public LayoutFile Inside() => this with { Folders = Folders[1..] };
}
