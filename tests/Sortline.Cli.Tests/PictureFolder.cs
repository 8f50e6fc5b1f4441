using SkiaSharp;

namespace Sortline.Cli.Tests;

/// <summary>A folder of drawn pictures, gone after the test. Any network can tell the kinds apart.</summary>
internal sealed class PictureFolder : IDisposable
{
    private readonly Random _chance = new(7);

    public PictureFolder() => Path = Directory.CreateTempSubdirectory("sortline-test-").FullName;

    public string Path { get; }

    /// <summary>A folder with two plain kinds.</summary>
    public static PictureFolder WithDiscsAndBars(int each)
    {
        var folder = new PictureFolder();
        folder.AddLabel("photos/bar", each);
        folder.AddLabel("photos/disc", each);
        return folder;
    }

    public string At(string path) => System.IO.Path.Combine(Path, path);

    public string Photos => At("photos");

    /// <summary>Draws some pictures of a label; the name's last part says what is drawn.</summary>
    public void AddLabel(string folder, int count)
    {
        Directory.CreateDirectory(At(folder));
        for (var i = 0; i < count; i++)
            AddPicture($"{folder}/{i:000}.png", folder.EndsWith("disc", StringComparison.Ordinal));
    }

    public string AddPicture(string path, bool isDisc)
    {
        using var bitmap = new SKBitmap(96, 80);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(new SKColor((byte)_chance.Next(190, 255), (byte)_chance.Next(190, 255), (byte)_chance.Next(190, 255)));
        using var paint = new SKPaint
        {
            Color = isDisc ? new SKColor(180, 30, 30) : new SKColor(20, 40, 120),
            IsAntialias = true,
        };
        var (x, y, size) = (_chance.Next(35, 60), _chance.Next(30, 50), _chance.Next(15, 28));
        if (isDisc)
            canvas.DrawCircle(x, y, size, paint);
        else
            canvas.DrawRect(x - size, y - 5, size * 2, 10, paint);

        using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(At(path))!);
        using var file = File.Create(At(path));
        png.SaveTo(file);
        return At(path);
    }

    /// <summary>A picture of one colour.</summary>
    public string AddPlain(string path, SKColor colour)
    {
        using var bitmap = new SKBitmap(96, 80);
        bitmap.Erase(colour);
        using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        File.WriteAllBytes(At(path), png.ToArray());
        return At(path);
    }

    public string AddText(string path, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), text);
        return At(path);
    }

    /// <summary>Everything in the folder, hidden files too.</summary>
    public string[] Everything() =>
        [
            .. Directory
                .EnumerateFileSystemEntries(
                    Path,
                    "*",
                    new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }
                )
                .Order(StringComparer.Ordinal),
        ];

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
