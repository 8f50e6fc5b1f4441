using System.Buffers.Binary;
using System.Text;

namespace Sortline.Pictures.Formats;

/// <summary>Tells formats by the first bytes of a file.</summary>
internal static class Magic
{
    private const int HeadBytes = 1_024;

    /// <summary>Which format begins like this.</summary>
    public static PictureFormat FormatOf(ReadOnlySpan<byte> file) =>
        file switch
        {
            [0xFF, 0xD8, 0xFF, ..] => PictureFormat.Jpeg,
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => PictureFormat.Png,
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] =>
                PictureFormat.WebP,
            [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => PictureFormat.Gif,
            [(byte)'B', (byte)'M', _, _, _, _, _, _, _, _, _, _, _, _, ..] => PictureFormat.Bmp,
            _ => OtherFormatOf(file),
        };

    /// <summary>Of which format the bytes are the beginning of the beginning, and nothing else.</summary>
    public static PictureFormat CutShort(ReadOnlySpan<byte> file)
    {
        ReadOnlySpan<byte> jpeg = [0xFF, 0xD8, 0xFF],
            png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
        return file.Length < 2 ? PictureFormat.Unknown
            : jpeg.StartsWith(file) ? PictureFormat.Jpeg
            : png.StartsWith(file) ? PictureFormat.Png
            : "GIF87a"u8.StartsWith(file) || "GIF89a"u8.StartsWith(file) ? PictureFormat.Gif
            : file.StartsWith("RIFF"u8) && file.Length < 12 ? PictureFormat.WebP
            : file.StartsWith("BM"u8) && file.Length < 14 ? PictureFormat.Bmp
            : PictureFormat.Unknown;
    }

    // Formats that people try and that are not read.
    private static PictureFormat OtherFormatOf(ReadOnlySpan<byte> file)
    {
        if (Brand(file) is var brand and not "")
            return FormatOfBrand(brand, file);
        if (file.StartsWith("II*\0"u8) || file.StartsWith("MM\0*"u8) || file.StartsWith("II+\0"u8) || file.StartsWith("MM\0+"u8))
            return PictureFormat.Tiff;

        return file.StartsWith("IIRO"u8)
            || file.StartsWith("IIRS"u8)
            || file.StartsWith("MMOR"u8)
            || file.StartsWith("IIU\0"u8)
            || file.StartsWith("FUJIFILMCCD-RAW"u8)
                ? PictureFormat.Raw
            : file is [(byte)'P', >= (byte)'1' and <= (byte)'7', (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n', ..]
                ? PictureFormat.Pnm
            : file is [0xFF, 0x0A, ..] || (file is [0, 0, 0, 0x0C, ..] && file[4..].StartsWith("JXL "u8)) ? PictureFormat.JpegXl
            : file is [0xFF, 0x4F, 0xFF, 0x51, ..] || (file is [0, 0, 0, 0x0C, ..] && file[4..].StartsWith("jP  "u8))
                ? PictureFormat.Jpeg2000
            : file is [0x1A, 0x45, 0xDF, 0xA3, ..]
            || (file.StartsWith("RIFF"u8) && file is [_, _, _, _, _, _, _, _, (byte)'A', (byte)'V', (byte)'I', ..])
                ? PictureFormat.Video
            : file is [0, 0, 1 or 2, 0, ..] && file.Length >= 6 && file[4] != 0 ? PictureFormat.Icon
            : file.StartsWith("8BPS"u8) ? PictureFormat.Photoshop
            : file.StartsWith("%PDF-"u8) ? PictureFormat.Pdf
            : IsSvg(file) ? PictureFormat.Svg
            : TgaFile.Is(file) ? PictureFormat.Tga
            : PictureFormat.Unknown;
    }

    // The box at the start of all that is made like MPEG-4 names one brand, then those that it is compatible with.
    private static string Brand(ReadOnlySpan<byte> file) =>
        file.Length >= 12 && file[4..].StartsWith("ftyp"u8) ? Encoding.Latin1.GetString(file[8..12]) : "";

    private static PictureFormat FormatOfBrand(string brand, ReadOnlySpan<byte> file)
    {
        var box = file[..(int)Math.Min(Math.Min(BinaryPrimitives.ReadUInt32BigEndian(file), HeadBytes), file.Length)];
        return brand switch
        {
            "avif" or "avis" => PictureFormat.Avif,
            "heic" or "heix" or "hevc" or "hevx" or "heim" or "heis" => PictureFormat.Heic,
            "mif1" or "msf1" or "miaf" => box.IndexOf("avif"u8) > 0 ? PictureFormat.Avif : PictureFormat.Heic,
            "crx " => PictureFormat.Raw,
            _ => PictureFormat.Video,
        };
    }

    private static bool IsSvg(ReadOnlySpan<byte> file)
    {
        var text = Encoding
            .UTF8.GetString(file[..Math.Min(file.Length, HeadBytes)])
            .Replace("\0", "", StringComparison.Ordinal)
            .TrimStart('\uFEFF', '\uFFFD', ' ', '\t', '\r', '\n');
        return text.StartsWith('<') && text.Contains("<svg", StringComparison.OrdinalIgnoreCase);
    }
}
