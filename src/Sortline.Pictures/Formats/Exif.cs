namespace Sortline.Pictures.Formats;

/// <summary>The one thing that is read of EXIF data: how a picture stands upright.</summary>
internal static class Exif
{
    private const int OrientationTag = 0x0112;

    /// <summary>The orientation, 1 to 8; 1 also where there is none, or none that can be.</summary>
    /// <param name="data">A TIFF file, or one after "Exif" and two zeros.</param>
    public static int OrientationIn(ReadOnlySpan<byte> data)
    {
        if (data.StartsWith("Exif\0\0"u8))
            data = data[6..];
        return TiffFile.Find(data, OrientationTag) is (TiffFile.Short, >= 1 and <= 8 and var orientation) ? (int)orientation : 1;
    }
}
