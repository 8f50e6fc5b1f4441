using System.Buffers.Binary;

namespace Sortline.Pictures.Formats;

/// <summary>HEIC and AVIF files: boxes in boxes, of which those are looked at that say how large a picture is.</summary>
internal static class HeifFile
{
    // Before the packed pixels: large pictures are made of tiles, which are listed there.
    private const int HeadBytes = 256 * 1_024;

    // The largest is the picture: the others are its tiles, its thumbnails and what else it needs.
    public static PictureHeader Read(PictureFormat format, ReadOnlySpan<byte> file)
    {
        var head = file[..Math.Min(file.Length, HeadBytes)];
        var (width, height) = (0u, 0u);
        while (head.IndexOf("ispe"u8) is >= 0 and var at && at + 16 <= head.Length)
        {
            var (wide, high) = (
                BinaryPrimitives.ReadUInt32BigEndian(head[(at + 8)..]),
                BinaryPrimitives.ReadUInt32BigEndian(head[(at + 12)..])
            );
            if (Math.BigMul(wide, high) > Math.BigMul(width, height))
                (width, height) = (wide, high);
            head = head[(at + 16)..];
        }

        return new(format)
        {
            Width = width,
            Height = height,
            Extent = new(file.Length),
        };
    }
}
