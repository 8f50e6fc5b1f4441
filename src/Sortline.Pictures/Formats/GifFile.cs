using System.Buffers.Binary;

namespace Sortline.Pictures.Formats;

/// <summary>GIF files: of an animation, the first frame is what counts.</summary>
internal static class GifFile
{
    private const byte Image = 0x2C,
        Extension = 0x21,
        Trailer = 0x3B;

    private static readonly byte[] End = [Trailer];

    public static PictureHeader Read(ReadOnlySpan<byte> file)
    {
        var header = new PictureHeader(PictureFormat.Gif) { BitDepth = 8, Extent = new(file.Length) };
        if (file.Length < 13)
            return header with { IsWhole = false };

        header = header with
        {
            Width = BinaryPrimitives.ReadUInt16LittleEndian(file[6..]),
            Height = BinaryPrimitives.ReadUInt16LittleEndian(file[8..]),
        };
        var at = 13 + Palette(file[10]);
        while (at < file.Length)
        {
            switch (file[at])
            {
                case Extension:
                    at = AfterBlocks(file, at + 2);
                    break;
                case Image when at + 10 < file.Length:
                    at = AfterBlocks(file, at + 11 + Palette(file[at + 9]));
                    if (at <= file.Length)
                        return at == file.Length - 1 && file[at] == Trailer ? header : header with { Extent = new(at, End) };
                    break;
                case Image:
                    at = file.Length;
                    break;
                default:
                    return header with { IsDamaged = true };
            }
        }

        return header with
        {
            IsWhole = false,
        };
    }

    private static int Palette(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);

    // Blocks begin with their length; one of none is the last. More than the file has is how to say that it ends before that.
    private static int AfterBlocks(ReadOnlySpan<byte> file, int at)
    {
        while (at < file.Length && file[at] != 0)
            at += 1 + file[at];
        return at + 1;
    }
}
