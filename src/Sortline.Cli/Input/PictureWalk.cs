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
    public static IEnumerable<FoundPicture> Below(string folder, CancellationToken cancellationToken)
    {
        HashSet<string> seen = [];
        Stack<(string Path, string? Real, bool IsFolder)> ahead = new([(folder, null, true)]);
        while (ahead.TryPop(out var next))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!next.IsFolder)
            {
                yield return new(next.Path);
                continue;
            }

            var (entries, real, problem) = LookInto(next.Path, next.Real, seen);
            if (problem is not null)
                yield return new(next.Path, problem);
            foreach (var entry in entries.Reverse())
            {
                var isLink = entry.Attributes.HasFlag(FileAttributes.ReparsePoint);
                ahead.Push(
                    (
                        Path.Combine(next.Path, entry.Name),
                        isLink || real is null ? null : Path.Combine(real, entry.Name),
                        entry is DirectoryInfo
                    )
                );
            }
        }
    }

    /// <summary>The folders right in a folder that could be labels, in ordinal order.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be read.</exception>
    public static IReadOnlyList<string> Folders(string folder) =>
        [.. Entries(folder).OfType<DirectoryInfo>().Select(entry => Path.Combine(folder, entry.Name))];

    /// <summary>The files right in a folder, in ordinal order.</summary>
    public static IReadOnlyList<string> Files(string folder) =>
        [.. Entries(folder).OfType<FileInfo>().Select(entry => Path.Combine(folder, entry.Name))];

    // Where a folder really lies is known of one that lies in another: asking for each part of the path again takes minutes in deep folders.
    private static (IReadOnlyList<FileSystemInfo> Entries, string? Real, Message? Problem) LookInto(
        string folder,
        string? real,
        HashSet<string> seen
    )
    {
        try
        {
            real ??= RealPath.Of(folder);
            return seen.Add(real) ? (Entries(folder), real, null) : ([], real, Message.Of("passedOver.seen"));
        }
        catch (LinkLoopException)
        {
            return ([], null, Message.Of("passedOver.loop"));
        }
        catch (DirectoryNotFoundException) when (folder.Contains('\uFFFD', StringComparison.Ordinal))
        {
            return ([], null, Message.Of("passedOver.notUtf8")); // What cannot be written as text cannot be opened by its name either.
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return ([], null, Message.Of("passedOver.folderUnread", ("reason", exception.Message)));
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
