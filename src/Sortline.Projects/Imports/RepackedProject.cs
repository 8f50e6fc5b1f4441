using Sortline.Messages;
using Sortline.Projects.Formats;

namespace Sortline.Projects.Imports;

/// <summary>Finds the project in a zip, also in one that was unpacked and packed again: with a folder round it, and with litter beside it.</summary>
/// <remarks>
/// What its list says makes a zip a project, not the list's name alone: other programs call a file so too. A list that is damaged is one
/// all the same, so that it is said.
/// </remarks>
internal static class RepackedProject
{
    // Lists are read to see whether they are one; no honest zip has many.
    private const int MostLists = 16;

    // A zip can be made that holds itself.
    private const int MostPacked = 3;

    /// <summary>The zip by the names that a project file has; <see langword="null"/> if it is no project.</summary>
    /// <param name="zip">The zip.</param>
    /// <param name="limits">How much to take in.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ProjectFormatException">There are several projects in it, or one that is packed in a way that cannot be read.</exception>
    public static Task<FileTree?> FindAsync(FileTree zip, ProjectLimits limits, CancellationToken cancellationToken) =>
        FindAsync(zip, limits, depth: 0, cancellationToken);

    private static async Task<FileTree?> FindAsync(
        FileTree zip,
        ProjectLimits limits,
        int depth,
        CancellationToken cancellationToken
    )
    {
        if (zip.Has(ProjectJson.FileName))
            return await IsListAsync(zip, ProjectJson.FileName, limits, cancellationToken).ConfigureAwait(false) ? zip : null;

        LayoutFile[] files = [.. zip.Names.Select(LayoutFile.Of).OfType<LayoutFile>()];
        if (
            depth < MostPacked
            && files is [var only]
            && only.Name.EndsWith(ProjectFile.Extension, StringComparison.OrdinalIgnoreCase)
        )
        {
            var inside = await InsideAsync(zip, only.Path, limits, cancellationToken).ConfigureAwait(false);
            return await FindAsync(inside, limits, depth + 1, cancellationToken).ConfigureAwait(false);
        }

        List<string> folders = [];
        foreach (var list in files.Where(file => file.Name == ProjectJson.FileName).Take(MostLists))
        {
            if (await IsListAsync(zip, list.Path, limits, cancellationToken).ConfigureAwait(false))
                folders.Add(list.Path[..^ProjectJson.FileName.Length]);
        }

        // Beside pictures that no project keeps, it is one of the things that somebody has put into a zip of pictures.
        if (
            folders.Count == 0
            || files.Any(file =>
                file.IsPicture && !folders.Exists(folder => file.Path.StartsWith(folder, StringComparison.Ordinal))
            )
        )
            return null;
        if (folders is not [var folder])
        {
            throw new ProjectFormatException(
                Message.Of(
                    "project.several",
                    ("folders", string.Join(", ", folders.Select(one => ZipReader.Sanitise(one.TrimEnd('/')))))
                )
            );
        }

        return zip.Below(folder);
    }

    private static async Task<bool> IsListAsync(
        FileTree zip,
        string name,
        ProjectLimits limits,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return ProjectJson.IsList(await zip.ReadAsync(name, limits.EntryBytes, cancellationToken).ConfigureAwait(false));
        }
        catch (ProjectFormatException)
        {
            return true; // Whoever reads it says what is wrong.
        }
    }

    private static async Task<FileTree> InsideAsync(
        FileTree zip,
        string name,
        ProjectLimits limits,
        CancellationToken cancellationToken
    )
    {
        var bytes = await zip.ReadAsync(name, (int)Math.Min(limits.TotalBytes, limits.NestedBytes), cancellationToken)
            .ConfigureAwait(false);
        return await FileTree
            .OfZipAsync(new MemoryStream(bytes, writable: false), new(Limits: limits), cancellationToken)
            .ConfigureAwait(false);
    }
}
