using Sortline.Messages;

namespace Sortline.Cli.Files;

/// <summary>A folder that is there in whole or not at all: filled beside its place, then moved into it.</summary>
internal static class NewFolder
{
    /// <summary>Refuses a place where the folder cannot go, before any work is done for it.</summary>
    /// <returns>The place with links followed.</returns>
    /// <exception cref="CliException">It cannot; the message says why.</exception>
    public static string Place(string path)
    {
        NewFile.ThrowIfNoName(path);
        try
        {
            var place = Path.TrimEndingDirectorySeparator(RealPath.Of(path));
            if (File.Exists(place))
                throw new CliException(Message.Of("write.isFile", ("path", path)));
            if (Directory.Exists(place) && Directory.EnumerateFileSystemEntries(place).Any())
                throw new CliException(Message.Of("write.notEmpty", ("path", path)));
            if (Path.GetDirectoryName(place) is not { } parent)
                throw new CliException(Message.Of("write.noPlaceForFolder", ("path", path)));
            if (!Directory.Exists(parent))
                throw new CliException(Message.Of("write.noParent", ("folder", Path.GetDirectoryName(path))));
            return place;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw NewFile.NotWritten(path, exception);
        }
    }

    /// <summary>Fills a folder for a place that <see cref="Place"/> found good.</summary>
    /// <exception cref="CliException">It cannot be written. Nothing is left of it.</exception>
    public static async Task WriteAsync(
        string place,
        Func<string, CancellationToken, Task> write,
        CancellationToken cancellationToken
    )
    {
        var mark = Path.Combine(Path.GetDirectoryName(place)!, $".{Path.GetFileName(place)}.{Path.GetRandomFileName()}");
        var beside = LeftBehind.FolderOf(mark);
        try
        {
            LeftBehind.Remove(place);
            // Nobody can hold on to a folder as to a file: as long as this one is open, no other run takes the folder for one left behind.
            await using FileStream held = new(
                mark,
                FileMode.CreateNew,
                FileAccess.ReadWrite,
                LeftBehind.Share,
                bufferSize: 0,
                FileOptions.DeleteOnClose
            );
            Directory.CreateDirectory(beside);
            await write(beside, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            if (Directory.Exists(place))
                Directory.Delete(place); // Empty, or this fails.
            Directory.Move(beside, place);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Remove(beside);
            throw NewFile.NotWritten(place, exception);
        }
        catch
        {
            Remove(beside);
            throw;
        }
    }

    private static void Remove(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The exception that led here matters more and is already being thrown.
        }
    }
}
