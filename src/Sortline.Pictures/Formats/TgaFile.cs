using System.Buffers.Binary;

namespace Sortline.Pictures.Formats;

/// <summary>TGA files are known by their end, or by a header in which everything fits.</summary>
internal static class TgaFile
{
    private const int HeaderBytes = 18;

    public static bool Is(ReadOnlySpan<byte> file) => file.EndsWith("TRUEVISION-XFILE.\0"u8) || Fits(file);

    private static bool Fits(ReadOnlySpan<byte> file)
    {
        if (file.Length < HeaderBytes)
            return false;

        var (hasPalette, kind, depth, flags) = (file[1], file[2], file[16], file[17]);
        var (paletteLength, paletteDepth) = (BinaryPrimitives.ReadUInt16LittleEndian(file[5..]), file[7]);
        var (width, height) = (
            BinaryPrimitives.ReadUInt16LittleEndian(file[12..]),
            BinaryPrimitives.ReadUInt16LittleEndian(file[14..])
        );
        var isKind = (kind & 7, depth) switch
        {
            (1, 8 or 16) => hasPalette == 1 && paletteLength > 0 && paletteDepth is 15 or 16 or 24 or 32,
            (2, 15 or 16 or 24 or 32) => true,
            (3, 8 or 16) => hasPalette == 0,
            _ => false,
        };
        if (!isKind || kind > 11 || hasPalette > 1 || (hasPalette == 0 && (paletteLength | paletteDepth) != 0))
            return false;

        // Plain pixels must be there; packed ones cannot be counted so easily.
        var plain =
            HeaderBytes + file[0] + (long)paletteLength * ((paletteDepth + 7) / 8) + (long)width * height * ((depth + 7) / 8);
        return width > 0 && height > 0 && (flags & 0xC0) == 0 && (kind >= 8 || file.Length >= plain);
    }
}
