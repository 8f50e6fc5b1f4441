using System.Runtime.InteropServices;
using SkiaSharp;
using Sortline.Vision;

namespace Sortline.Bench.Native;

/// <summary>Pictures of a bright ring on a dark belt, with a sensor's noise.</summary>
internal static class Photographs
{
    private const int Seed = 20260101;
    private const int Quality = 90;

    public static CanonicalPicture Canonical() => PictureReader.Read(Jpeg(CanonicalPicture.Side, Seed));

    /// <summary>Several as JPEG files hold them, so many pixels wide and high.</summary>
    public static byte[][] Jpegs(int count, int side) => [.. Enumerable.Range(0, count).Select(i => Jpeg(side, Seed + i))];

    private static byte[] Jpeg(int side, int seed)
    {
        using var bitmap = new SKBitmap(side, side, SKColorType.Rgba8888, SKAlphaType.Opaque);
        var pixels = Rgba(side, seed);
        Marshal.Copy(pixels, 0, bitmap.GetPixels(), pixels.Length);
        using var file = bitmap.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return file.ToArray();
    }

    private static byte[] Rgba(int side, int seed)
    {
        var random = new Random(seed);
        var rgba = new byte[side * side * 4];
        for (var pixel = 0; pixel < side * side; pixel++)
        {
            var (x, y) = ((pixel % side) - (side / 2), (pixel / side) - (side / 2));
            var distance = Math.Sqrt((x * x) + (y * y)) / side;
            var light = distance is > 0.1 and < 0.35 ? 180 + (x * 60 / side) : 60 + (y * 20 / side);
            for (var channel = 0; channel < 3; channel++)
                rgba[(pixel * 4) + channel] = (byte)(light + random.Next(-4, 5));
            rgba[(pixel * 4) + 3] = byte.MaxValue;
        }

        return rgba;
    }
}
