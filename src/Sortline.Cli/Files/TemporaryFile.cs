namespace Sortline.Cli.Files;

/// <summary>A file among the system's temporary ones that deletes itself.</summary>
internal static class TemporaryFile
{
    /// <summary>Makes an empty one.</summary>
    /// <exception cref="CliException">There is no room for it.</exception>
    public static FileStream Create()
    {
        var path = Path.Combine(Path.GetTempPath(), $"sortline-{Path.GetRandomFileName()}");
        try
        {
            FileStream file = new(
                path,
                FileMode.CreateNew,
                FileAccess.ReadWrite,
                FileShare.None,
                bufferSize: 0, // Else the last bytes would be written when it is let go of, and a full disk be a fault where none is expected.
                FileOptions.DeleteOnClose
            );
            if (!OperatingSystem.IsWindows())
                File.Delete(path); // Removes the name only, so that nothing is left behind even when the process is killed.
            return file;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw NewFile.NotWritten(path, exception);
        }
    }
}
