using Sortline.Messages;

namespace Sortline.Cli.Files;

/// <summary>A file that is there in whole or not at all: written beside its place, then moved into it.</summary>
internal static class NewFile
{
    // Files in these folders are devices or views of the system: replacing one would break the machine.
    private static readonly string[] NoPlaces = ["/dev", "/proc", "/sys"];

    /// <summary>Refuses a place where the file cannot go, before any work is done for it.</summary>
    /// <returns>The place with links followed, so that a link stays one.</returns>
    /// <exception cref="CliException">It cannot; the message says why.</exception>
    public static string Place(string path, bool overwrite)
    {
        try
        {
            var place = RealPath.Of(path);
            if (Directory.Exists(place))
                throw new CliException(Message.Of("write.isFolder", ("path", path)));
            if (
                !OperatingSystem.IsWindows()
                && NoPlaces.Any(no => place == no || place.StartsWith(no + "/", StringComparison.Ordinal))
            )
                throw new CliException(Message.Of("write.noPlaceForFile", ("path", path)));
            if (!overwrite && File.Exists(place))
                throw new CliException(Message.Of("write.exists", ("path", path)));
            if (!Directory.Exists(Path.GetDirectoryName(place)))
                throw new CliException(Message.Of("write.noParent", ("folder", Path.GetDirectoryName(path))));
            return place;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw NotWritten(path, exception);
        }
    }

    /// <summary>Writes a file to a place that <see cref="Place"/> found good.</summary>
    /// <exception cref="CliException">It cannot be written. What was there before still is.</exception>
    public static async Task WriteAsync(
        string place,
        bool overwrite,
        Func<Stream, CancellationToken, Task> write,
        CancellationToken cancellationToken
    )
    {
        var beside = Path.Combine(Path.GetDirectoryName(place)!, $".{Path.GetFileName(place)}.{Path.GetRandomFileName()}");
        try
        {
            await using (FileStream file = new(beside, FileMode.CreateNew, FileAccess.ReadWrite))
            {
                await write(file, cancellationToken);
                await file.FlushAsync(cancellationToken);
                file.Flush(flushToDisk: true);
            }

            cancellationToken.ThrowIfCancellationRequested();
            File.Move(beside, place, overwrite);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Remove(beside);
            throw NotWritten(place, exception);
        }
        catch
        {
            Remove(beside);
            throw;
        }
    }

    /// <summary>The sentence for a place that the system refuses.</summary>
    public static CliException NotWritten(string path, Exception exception) =>
        new(
            exception is LinkLoopException
                ? Message.Of("write.loop", ("path", path))
                : Message.Of("write.failed", ("path", path), ("reason", exception.Message.TrimEnd('.'))),
            exception
        );

    private static void Remove(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The exception that led here matters more and is already being thrown.
        }
    }
}
