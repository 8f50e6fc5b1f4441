using Sortline.Cli.Files;
using Sortline.Messages;
using Sortline.Projects.Imports;

namespace Sortline.Cli.Input;

/// <summary>Goes through a folder and all below it.</summary>
/// <remarks>
/// In ordinal order of the names, so in the same order on every machine. Links are followed, each folder once. What a system leaves
/// behind, see <see cref="FolderRules"/>, is skipped without a word; whether any other file is a picture, its content says.
/// </remarks>
internal static class PictureWalk
{
    /// <summary>The files, and the folders that could not be looked into.</summary>
    /// <param name="folder">Where to begin.</param>
    /// <param name="cancellationToken">Ends it early, also where there are folders only.</param>
    public static IEnumerable<FoundPicture> Below(string folder, CancellationToken cancellationToken) =>
        Below(folder, real: null, [], cancellationToken);

    /// <summary>The folders right in a folder that could be labels, in ordinal order.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be read.</exception>
    public static IReadOnlyList<string> Folders(string folder) =>
        [.. Entries(folder).OfType<DirectoryInfo>().Select(entry => Path.Combine(folder, entry.Name))];

    /// <summary>The files right in a folder, in ordinal order.</summary>
    public static IReadOnlyList<string> Files(string folder) =>
        [.. Entries(folder).OfType<FileInfo>().Select(entry => Path.Combine(folder, entry.Name))];

    // Where a folder really lies is known of one that lies in another: asking for each part of the path again takes minutes in deep folders.
    private static IEnumerable<FoundPicture> Below(
        string folder,
        string? real,
        HashSet<string> seen,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        IReadOnlyList<FileSystemInfo> entries = [];
        Message? problem = null;
        try
        {
            real ??= RealPath.Of(folder);
            if (seen.Add(real))
                entries = Entries(folder);
            else
                problem = Message.Of("passedOver.seen");
        }
        catch (LinkLoopException)
        {
            problem = Message.Of("passedOver.loop");
        }
        catch (DirectoryNotFoundException) when (folder.Contains('\uFFFD', StringComparison.Ordinal))
        {
            problem = Message.Of("passedOver.notUtf8"); // What cannot be written as text cannot be opened by its name either.
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problem = Message.Of("passedOver.folderUnread", ("reason", exception.Message));
        }

        if (problem is not null)
            yield return new(folder, problem);

        foreach (var entry in entries)
        {
            var path = Path.Combine(folder, entry.Name);
            if (entry is not DirectoryInfo)
            {
                yield return new(path);
                continue;
            }

            var inside = entry.Attributes.HasFlag(FileAttributes.ReparsePoint) ? null : Path.Combine(real!, entry.Name);
            foreach (var found in Below(path, inside, seen, cancellationToken))
                yield return found;
        }
    }

    private static IReadOnlyList<FileSystemInfo> Entries(string folder) =>
        [
            .. new DirectoryInfo(folder)
                .EnumerateFileSystemInfos()
                .Where(entry => !FolderRules.IsLitter(entry.Name))
                .OrderBy(entry => entry.Name, StringComparer.Ordinal),
        ];
}
