using SkiaSharp;
using Sortline.Pictures.Tests;

namespace Sortline.Site.Tests;

/// <summary>A photo as people bring it.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Bytes">What is in it.</param>
internal sealed record BroughtPhoto(string Name, byte[] Bytes);

/// <summary>Photos with which something is the matter, and some that only look like it.</summary>
internal static class BroughtPhotos
{
    private const int Side = 240;

    public static IEnumerable<BroughtPhoto> All()
    {
        var jpeg = Encoded(Scene, SKEncodedImageFormat.Jpeg);
        yield return new("turned.jpg", PictureFiles.WithOrientation(jpeg, 6));
        yield return new("turned.png", Turned.Png(Encoded(Scene, SKEncodedImageFormat.Png), 6));
        yield return new("turned.webp", Turned.WebP(Encoded(Scene, SKEncodedImageFormat.Webp), Side, Side, 6));
        yield return new("without-end.jpg", jpeg[..^2]);
        yield return new("cut.jpg", Pictures.Tests.Photos.Progressive[..345]);
        yield return new("moving.jpg", [.. jpeg, .. "MotionPhoto_Data\0\0\0\u0018ftypmp42"u8, .. new byte[50_000]]);
        yield return new("dark.png", PictureFiles.Png(Side, Side, 16, 0, TwelveBits()));
        yield return new(
            "mask.png",
            Encoded((x, y) => IsInside(x, y) ? SKColors.White : SKColors.Black, SKEncodedImageFormat.Png)
        );
        yield return new(
            "grey.jpg",
            Encoded((x, y) => y < Side / 2 ? Scene(x, y) : new(128, 128, 128), SKEncodedImageFormat.Jpeg)
        );
        yield return new("two-bytes.jpg", WithWrongBytes(jpeg));
    }

    private static byte[] Encoded(PictureFiles.Painter scene, SKEncodedImageFormat format) =>
        PictureFiles.Encode(Side, Side, scene, format);

    private static SKColor Scene(int x, int y) =>
        IsInside(x, y) ? SKColors.Firebrick : new((byte)(x / 2 + (x * y % 23)), (byte)(y / 2 + (x * 7 + y) % 17), 90);

    private static bool IsInside(int x, int y) => (x - 100) * (x - 100) + (y - 130) * (y - 130) < 1_600;

    // A camera's 12 bits, of which none is in the upper four of 16.
    private static byte[] TwelveBits() =>
        [
            .. Enumerable
                .Range(0, Side)
                .SelectMany(y =>
                    (byte[])
                        [0, .. Enumerable.Range(0, Side).SelectMany(x => (byte[])[(byte)((x + y) * 15 / (2 * Side)), (byte)x])]
                ),
        ];

    // Ones that no code begins with, in the middle of the packed pixels.
    private static byte[] WithWrongBytes(byte[] jpeg)
    {
        var wrong = jpeg.ToArray();
        wrong.AsSpan(wrong.Length / 2, 6).Fill(0xFE);
        return wrong;
    }
}
