using System.Buffers.Binary;

namespace Sortline.Vision.Decoding;

/// <summary>What can be said of a file before any of it is decoded.</summary>
internal static class Header
{
    // Progressive pictures have about ten. Each goes over the whole picture, however few bytes it takes.
    private const int MostScans = 200;

    /// <summary>The size that a PNG or BMP states where decoders give up rather than say how large it is; null for the others.</summary>
    public static (long Width, long Height)? StatedSize(PictureFormat format, ReadOnlySpan<byte> bytes) =>
        format switch
        {
            PictureFormat.Png when bytes.Length >= 24 && bytes[12..16].SequenceEqual("IHDR"u8) => (
                BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]),
                BinaryPrimitives.ReadUInt32BigEndian(bytes[20..])
            ),
            PictureFormat.Bmp when bytes.Length >= 26 && BinaryPrimitives.ReadUInt32LittleEndian(bytes[14..]) >= 40 => (
                Math.Abs((long)BinaryPrimitives.ReadInt32LittleEndian(bytes[18..])),
                Math.Abs((long)BinaryPrimitives.ReadInt32LittleEndian(bytes[22..]))
            ),
            _ => null,
        };

    /// <summary>Whether a WebP has fewer bytes than it says. Its decoder gives up on such a file without saying why.</summary>
    public static bool IsCutShort(PictureFormat format, ReadOnlySpan<byte> bytes) =>
        format is PictureFormat.WebP && BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) + 8L > bytes.Length;

    /// <summary>Whether a JPEG has so many scans that decoding it would take too long.</summary>
    public static bool HasTooManyScans(PictureFormat format, ReadOnlySpan<byte> bytes) =>
        format is PictureFormat.Jpeg && bytes.Count([(byte)0xFF, (byte)0xDA]) > MostScans;
}
