using Sortline.Learning;

namespace Sortline.Cli.Files;

/// <summary>Pictures on their way into a project, in a temporary file that deletes itself: a folder may hold more than fits into memory.</summary>
internal sealed class PictureStore : IDisposable
{
    private readonly Dictionary<ExampleId, (long At, int Length)> _places = [];
    private readonly FileStream _file;

    /// <summary>Makes an empty one among the system's temporary files.</summary>
    /// <exception cref="CliException">There is no room for it.</exception>
    public PictureStore()
    {
        var path = Path.Combine(Path.GetTempPath(), $"sortline-{Path.GetRandomFileName()}");
        try
        {
            _file = new(
                path,
                FileMode.CreateNew,
                FileAccess.ReadWrite,
                FileShare.None,
                bufferSize: 0, // Else the last bytes would be written when it is let go of, and a full disk be a fault where none is expected.
                FileOptions.DeleteOnClose
            );
            if (!OperatingSystem.IsWindows())
                File.Delete(path); // Removes the name only, so that nothing is left behind even when the process is killed.
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw NewFile.NotWritten(path, exception);
        }
    }

    /// <summary>Keeps one.</summary>
    /// <exception cref="CliException">The disk is full, or no file may be so large.</exception>
    public void Add(ExampleId id, byte[] png)
    {
        try
        {
            var at = _file.Position;
            _file.Write(png);
            _places.Add(id, (at, png.Length));
        }
        catch (Exception exception) when (exception is IOException or ArgumentOutOfRangeException)
        {
            throw NewFile.NotWritten(Path.GetTempPath(), exception);
        }
    }

    /// <summary>Gives one back.</summary>
    public byte[] Read(ExampleId id)
    {
        var (at, length) = _places[id];
        var png = new byte[length];
        _file.Position = at;
        _file.ReadExactly(png);
        return png;
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();
}
