using System.Buffers.Binary;
using SkiaSharp;

namespace Sortline.Vision.Decoding;

/// <summary>Writes PNG files of just the chunks that a picture needs.</summary>
internal static class PngEncoder
{
    /// <summary>The PNG file of a square picture.</summary>
    public static unsafe byte[] Encode(ReadOnlySpan<byte> rgb, int side)
    {
        var rgba = new byte[side * side * 4];
        for (int from = 0, to = 0; from < rgb.Length; from += 3, to += 4)
        {
            rgb.Slice(from, 3).CopyTo(rgba.AsSpan(to));
            rgba[to + 3] = 255;
        }

        fixed (byte* address = rgba)
        {
            // No colour space: a picture that names none is sRGB, and a name would be one more chunk.
            using var pixmap = new SKPixmap(new(side, side, SKColorType.Rgba8888, SKAlphaType.Opaque), (nint)address);
            using var file =
                pixmap.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.AllFilters, 6))
                ?? throw new InvalidOperationException("Skia could not write the picture. Is there memory left?");
            return Necessary(file.AsSpan());
        }
    }

    // The types of chunks that no reader may skip begin with a capital.
    private static byte[] Necessary(ReadOnlySpan<byte> file)
    {
        const int signature = 8,
            lengthTypeAndSum = 12;
        using var kept = new MemoryStream(file.Length);
        kept.Write(file[..signature]);
        for (var rest = file[signature..]; !rest.IsEmpty; )
        {
            var chunk = rest[..(BinaryPrimitives.ReadInt32BigEndian(rest) + lengthTypeAndSum)];
            if (char.IsAsciiLetterUpper((char)chunk[4]))
                kept.Write(chunk);
            rest = rest[chunk.Length..];
        }

        return kept.ToArray();
    }
}
