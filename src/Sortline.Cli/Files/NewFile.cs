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
        ThrowIfNoName(path);
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
            if (File.Exists(place) && !CanSeek(place))
                throw new CliException(Message.Of("write.noPlaceForFile", ("path", path)));
            if (!Directory.Exists(Path.GetDirectoryName(place)))
                throw new CliException(Message.Of("write.noParent", ("folder", Path.GetDirectoryName(path))));
            return place;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
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
            LeftBehind.Remove(place);
            await using FileStream file = new(beside, FileMode.CreateNew, FileAccess.ReadWrite, LeftBehind.Share);
            await write(file, cancellationToken);
            await file.FlushAsync(cancellationToken);
            file.Flush(flushToDisk: true);
            cancellationToken.ThrowIfCancellationRequested();
            File.Move(beside, place, overwrite); // While it is open, so that no other run takes it for one that was left behind.
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
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
            exception switch
            {
                LinkLoopException => Message.Of("write.loop", ("path", path)),
                ArgumentOutOfRangeException => Message.Of("write.tooLarge", ("path", path)),
                _ => Message.Of("write.failed", ("path", path), ("reason", exception.Message.TrimEnd('.'))),
            },
            exception
        );

    /// <summary>Refuses what no path can be, before the system does in words of its own.</summary>
    /// <exception cref="CliException">It is empty, or has a NUL in it.</exception>
    public static void ThrowIfNoName(string path)
    {
        if (string.IsNullOrEmpty(path))
            throw new CliException(Message.Of("write.noName"), exitCode: ExitCode.Misuse);
        if (path.Contains('\0', StringComparison.Ordinal))
            throw new CliException(Message.Of("write.nul", ("path", path)), exitCode: ExitCode.Misuse);
    }

    // A pipe or a device is something that others wait at; only files are replaced. Opened for both, a pipe does not wait.
    private static bool CanSeek(string file)
    {
        try
        {
            using FileStream opened = new(
                file,
                FileMode.Open,
                FileAccess.ReadWrite,
                FileShare.ReadWrite | FileShare.Delete,
                bufferSize: 0
            );
            return opened.CanSeek;
        }
        catch (UnauthorizedAccessException)
        {
            return true; // A file that must not be written can be replaced: that is a matter of its folder.
        }
    }

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
