using Sortline.Learning;

namespace Sortline.Cli.Files;

/// <summary>Pictures on their way into a project, in a temporary file that deletes itself: a folder may hold more than fits into memory.</summary>
internal sealed class PictureStore : IDisposable
{
    private readonly Dictionary<ExampleId, (long At, int Length)> _places = [];
    private readonly FileStream _file = TemporaryFile.Create();

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
