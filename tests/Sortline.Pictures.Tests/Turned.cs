using System.Text;

namespace Sortline.Pictures.Tests;

/// <summary>Puts into files how the picture stands upright.</summary>
internal static class Turned
{
    /// <summary>A PNG with it.</summary>
    public static byte[] Png(byte[] png, int orientation)
    {
        const int afterHeader = 8 + 25;
        return [.. png[..afterHeader], .. PictureFiles.Chunk("eXIf", Exif(orientation)), .. png[afterHeader..]];
    }

    /// <summary>A WebP with it: the simple file within the extended one.</summary>
    public static byte[] WebP(byte[] webp, int width, int height, int orientation)
    {
        byte[] Chunk(string name, byte[] data) =>
            [.. Encoding.ASCII.GetBytes(name), .. BitConverter.GetBytes(data.Length), .. data, .. new byte[data.Length & 1]];
        byte[] extended = [8, 0, 0, 0, .. BitConverter.GetBytes(width - 1)[..3], .. BitConverter.GetBytes(height - 1)[..3]];
        byte[] content = [.. "WEBP"u8, .. Chunk("VP8X", extended), .. webp[12..], .. Chunk("EXIF", Exif(orientation))];
        return [.. "RIFF"u8, .. BitConverter.GetBytes(content.Length), .. content];
    }

    // One tag in a big-endian TIFF.
    private static byte[] Exif(int orientation) =>
        [.. "MM\0*\0\0\0\b"u8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0];
}
