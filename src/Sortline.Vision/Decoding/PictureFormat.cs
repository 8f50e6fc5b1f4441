using System.Text;

namespace Sortline.Vision.Decoding;

/// <summary>The format of a file by its first bytes. Its name is not relied on.</summary>
internal enum PictureFormat
{
    Unknown,
    Jpeg,
    Png,
    WebP,
    Bmp,
    Gif,
}

internal static class Magic
{
    // Formats that people try and that are refused, with the names that the messages use.
    private static readonly (string Name, Func<byte[], bool> Is)[] Others =
    [
        ("an HEIC picture", head => Brand(head) is "heic" or "heix" or "hevc" or "hevx" or "heim" or "heis" or "mif1" or "msf1"),
        ("an AVIF picture", head => Brand(head) is "avif" or "avis"),
        ("a JPEG XL picture", head => Begins(head, 0xFF, 0x0A) || Begins(head, 0, 0, 0, 0x0C, 'J', 'X', 'L', ' ')),
        ("a JPEG 2000 picture", head => Begins(head, 0, 0, 0, 0x0C, 'j', 'P', ' ', ' ') || Begins(head, 0xFF, 0x4F, 0xFF, 0x51)),
        ("a video", head => Brand(head) is not null || Begins(head, 0x1A, 0x45, 0xDF, 0xA3)),
        ("a TIFF picture", head => Begins(head, 'I', 'I', 42, 0) || Begins(head, 'M', 'M', 0, 42)),
        ("an icon", head => Begins(head, 0, 0, 1, 0) || Begins(head, 0, 0, 2, 0)),
        ("a Photoshop file", head => Begins(head, '8', 'B', 'P', 'S')),
        ("a PDF document", head => Begins(head, '%', 'P', 'D', 'F', '-')),
        ("an SVG drawing", IsSvg),
    ];

    /// <summary>Which of the formats that are read here begins like this.</summary>
    public static PictureFormat FormatOf(ReadOnlySpan<byte> bytes) =>
        bytes switch
        {
            [0xFF, 0xD8, 0xFF, ..] => PictureFormat.Jpeg,
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => PictureFormat.Png,
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] =>
                PictureFormat.WebP,
            [(byte)'B', (byte)'M', _, _, _, _, _, _, _, _, _, _, _, _, ..] => PictureFormat.Bmp,
            [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => PictureFormat.Gif,
            _ => PictureFormat.Unknown,
        };

    /// <summary>Whether the bytes are the beginning of one of those beginnings, and nothing else.</summary>
    public static bool IsCutShort(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> jpeg = [0xFF, 0xD8, 0xFF],
            png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
        return bytes.Length >= 2
            && (
                jpeg.StartsWith(bytes)
                || png.StartsWith(bytes)
                || "GIF87a"u8.StartsWith(bytes)
                || "GIF89a"u8.StartsWith(bytes)
                || (bytes.StartsWith("RIFF"u8) && bytes.Length < 12)
                || (bytes.StartsWith("BM"u8) && bytes.Length < 14)
            );
    }

    /// <summary>What a file is that is not read here, with its article; null if that is not known either.</summary>
    public static string? NameOfOther(ReadOnlySpan<byte> bytes)
    {
        var head = bytes[..Math.Min(bytes.Length, 1_024)].ToArray();
        return Others.FirstOrDefault(other => other.Is(head)).Name;
    }

    // The box at the start of all that is made like MPEG-4.
    private static string? Brand(byte[] head) =>
        head is [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', _, _, _, _, ..]
            ? Encoding.Latin1.GetString(head, 8, 4)
            : null;

    private static bool IsSvg(byte[] head)
    {
        var text = Encoding
            .UTF8.GetString(head)
            .Replace("\0", "", StringComparison.Ordinal)
            .TrimStart('\uFEFF', '\uFFFD', ' ', '\t', '\r', '\n');
        return text.StartsWith('<') && text.Contains("<svg", StringComparison.OrdinalIgnoreCase);
    }

    private static bool Begins(byte[] head, params ReadOnlySpan<int> magic)
    {
        if (head.Length < magic.Length)
            return false;

        for (var i = 0; i < magic.Length; i++)
        {
            if (head[i] != magic[i])
                return false;
        }

        return true;
    }
}
