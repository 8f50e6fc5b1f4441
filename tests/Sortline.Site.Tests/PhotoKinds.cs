using System.Text;
using SkiaSharp;
using Sortline.Pictures.Tests;

namespace Sortline.Site.Tests;

/// <summary>A file as people bring it.</summary>
/// <param name="Format">Its format, for people.</param>
/// <param name="Property">What is special about it.</param>
/// <param name="Bytes">The file.</param>
/// <param name="Like">The same picture as a PNG, if the browser alone reads the file.</param>
internal sealed record PhotoKind(string Format, string Property, byte[] Bytes, byte[]? Like = null);

/// <summary>Files of all formats, with all that can be special about them.</summary>
internal static class PhotoKinds
{
    private const int Width = 330,
        Height = 250;

    public static IEnumerable<PhotoKind> All()
    {
        var (jpeg, png, webp) = (
            File(SKEncodedImageFormat.Jpeg),
            File(SKEncodedImageFormat.Png),
            File(SKEncodedImageFormat.Webp)
        );
        for (var orientation = 1; orientation <= 8; orientation++)
            yield return new("JPEG", $"EXIF orientation {orientation}", PictureFiles.WithOrientation(jpeg, orientation));
        yield return new("JPEG", "progressive", Pictures.Tests.Photos.Progressive);
        yield return new("JPEG", "without its end mark", jpeg[..^2]);
        yield return new("JPEG", "progressive, without its end mark", Pictures.Tests.Photos.Progressive[..^2]);
        yield return new("JPEG", "cut at 30 %", jpeg[..(jpeg.Length * 3 / 10)]);
        yield return new("JPEG", "progressive, cut at 30 %", Pictures.Tests.Photos.Progressive[..345]);
        yield return new("JPEG", "cut at 30 %, the rest zeros", [.. jpeg[..(jpeg.Length * 3 / 10)], .. new byte[jpeg.Length]]);
        yield return new("JPEG", "with a video behind it", [.. jpeg, .. "\0\0\0\u0018ftypmp42"u8, .. Noise(300_000)]);
        yield return new("JPEG", "inks for print", PictureFiles.PrintJpeg(cyan: 200, magenta: 100, yellow: 50, black: 200));
        yield return new("JPEG", "48 megapixels", Large(8_000, 6_000, 1));
        yield return new("JPEG", "48 megapixels, EXIF orientation 6", Large(8_000, 6_000, 6));
        yield return new("JPEG", "108 megapixels", PictureFiles.PlainJpeg(12_000, 9_000, level: 90));
        yield return new("JPEG", "200 megapixels", PictureFiles.PlainJpeg(16_320, 12_240, level: 90));
        yield return new("JPEG", "240 megapixels", PictureFiles.PlainJpeg(20_000, 12_000, level: 90));
        for (var orientation = 1; orientation <= 8; orientation++)
            yield return new("PNG", $"EXIF orientation {orientation}", Turned.Png(png, orientation));
        yield return new("PNG", "without its last chunk", png[..^12]);
        yield return new("PNG", "without its last chunk and the sums", png[..^18]);
        yield return new("PNG", "cut at 30 %", png[..(png.Length * 3 / 10)]);
        yield return new(
            "PNG",
            "16 bits a channel",
            PictureFiles.Png(40, 40, 16, 0, [.. Enumerable.Repeat((byte[])[0, .. Noise(80)], 40).SelectMany(row => row)])
        );
        yield return new("PNG", "64 megapixels", PictureFiles.Png(8_000, 8_000, 8, 2, new byte[100]));
        for (var orientation = 1; orientation <= 8; orientation++)
            yield return new("WebP", $"EXIF orientation {orientation}", Turned.WebP(webp, Width, Height, orientation));
        yield return new("WebP", "without what follows its pixels", Turned.WebP(webp, Width, Height, 1)[..^5]);
        yield return new("WebP", "cut at 30 %", webp[..(webp.Length * 3 / 10)]);
        yield return new("GIF", "animated", PictureFiles.Gif(60, 40, SKColors.Orange, SKColors.Black));
        yield return new("GIF", "cut in its second frame", PictureFiles.Gif(60, 40, SKColors.Orange, SKColors.Black)[..^40]);
        yield return new("GIF", "cut in its first frame", PictureFiles.Gif(60, 40, SKColors.Orange)[..^40]);
        yield return new("BMP", "24 bits", PictureFiles.Bmp(61, 45, PictureFiles.Quarters(61, 45)));
        yield return new("BMP", "cut at 30 %", PictureFiles.Bmp(61, 45, PictureFiles.Quarters(61, 45))[..2_500]);
        yield return new("TIFF", "any", [.. "II*\0\b\0\0\0"u8, .. new byte[64]]);
        yield return new("TIFF", "BigTIFF", [.. "II+\0\b\0\0\0"u8, .. new byte[64]]);
        yield return new("PPM", "any", [.. "P6\n4 4\n255\n"u8, .. new byte[48]]);
        yield return new("TGA", "any", [0, 0, 2, .. new byte[9], 4, 0, 4, 0, 24, 0x20, .. new byte[48]]);
        yield return new("HEIC", "any", Encoding.Latin1.GetBytes("\0\0\0\u0018ftypheic\0\0\0\0mif1heic"));
        yield return new("AVIF", "turned a quarter by its own word", Avif, Quarters);
        yield return new("AVIF", "cut at 50 %", Avif[..(Avif.Length / 2)]);
        yield return new("JPEG XL", "any", [0xFF, 0x0A, .. new byte[64]]);
        yield return new("a video", "MP4", Encoding.Latin1.GetBytes("\0\0\0\u0018ftypisom\0\0\0\0isomiso2"));
        yield return new("text", "named like a photo", "Dear diary"u8.ToArray());
        yield return new("nothing", "an empty file", []);
    }

    // Four fields of 32 x 24 pixels, 200/30/30 and 30/60/200 above 20/140/50 and 230/200/40, by avifenc, which was told to turn them.
    private static byte[] Avif { get; } =
        Convert.FromBase64String(
            "AAAAIGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZk1BMUEAAAD8bWV0YQAAAAAAAAAoaGRscgAAAAAAAAAAcGljdAAAAAAAAAAAAAAAAGxpYmF2aW"
                + "YAAAAADnBpdG0AAAAAAAEAAAAeaWxvYwAAAABEAAABAAEAAAABAAABJAAAADUAAAAoaWluZgAAAAAAAQAAABppbmZlAgAAAAABAABhdjAxQ29s"
                + "b3IAAAAAdGlwcnAAAABUaXBjbwAAABRpc3BlAAAAAAAAAEAAAAAwAAAAEHBpeGkAAAAAAwgICAAAAAxhdjFDgSAAAAAAABNjb2xybmNseAABAA"
                + "0ABoAAAAAJaXJvdAEAAAAYaXBtYQAAAAAAAAABAAEFAQKDBIUAAAA9bWRhdBIACgk4FX+/lAQ0GkAyJkQAANWdgPypfLt3s2ghvWyG+9J9GYgu"
                + "CEwZTJcJ9v/W/eEEjwSm"
        );

    private static byte[] Quarters =>
        PictureFiles.Encode(
            48,
            64,
            (x, y) =>
                (x < 24, y < 32) switch
                {
                    (true, true) => new(30, 60, 200),
                    (false, true) => new(230, 200, 40),
                    (true, false) => new(200, 30, 30),
                    _ => new(20, 140, 50),
                },
            SKEncodedImageFormat.Png
        );

    private static byte[] File(SKEncodedImageFormat format) => PictureFiles.Encode(Width, Height, Scene, format, 100);

    // Differs from itself however it is turned or mirrored.
    private static SKColor Scene(int x, int y) =>
        new((byte)(x * 200 / Width), (byte)(y * 200 / Height), (byte)((x + 2 * y) % 512 / 2));

    private static byte[] Large(int width, int height, int orientation)
    {
        using SKBitmap bitmap = new(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var pixels = bitmap.GetPixelSpan();
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var at = (y * width + x) * 4;
                var disc = (x / 100 + y / 70) % 5 == 0 ? 60 : 0;
                (pixels[at], pixels[at + 1], pixels[at + 2], pixels[at + 3]) = (
                    (byte)(x * 190 / width + disc),
                    (byte)(y * 250 / height),
                    (byte)((x + y) * 200 / (width + height)),
                    255
                );
            }
        }

        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 80);
        return PictureFiles.WithOrientation(data.ToArray(), orientation);
    }

    private static byte[] Noise(int count)
    {
        var bytes = new byte[count];
        new Random(7).NextBytes(bytes);
        return bytes;
    }
}
