using SkiaSharp;

namespace Sortline.Vision.Decoding;

/// <summary>Decodes with Skia, and turns its results into <see cref="PictureException"/>s.</summary>
internal static class Decoder
{
    /// <summary>Decodes the first frame of a file of a known format.</summary>
    /// <exception cref="PictureException">It cannot be decoded whole.</exception>
    public static unsafe CanonicalPicture Decode(PictureFormat format, ReadOnlySpan<byte> bytes, Refusals refuse)
    {
        if (Header.StatedSize(format, bytes) is var (statedWidth, statedHeight))
            refuse.IfTooLarge(statedWidth, statedHeight);
        if (Header.IsCutShort(format, bytes))
            throw refuse.Truncated();
        if (Header.HasTooManyScans(format, bytes))
            throw refuse.Damaged();

        fixed (byte* address = bytes)
        {
            using var data = SKData.Create((nint)address, bytes.Length);
            using var stream = new SKMemoryStream(data);
            using var codec = SKCodec.Create(stream, out var opened);
            if (codec is null)
                throw refuse.Because(opened);

            refuse.IfTooLarge(codec.Info.Width, codec.Info.Height);
            using var pixels = Decode(codec, refuse);
            return Square(pixels, codec.EncodedOrigin);
        }
    }

    private static Pixels Decode(SKCodec codec, Refusals refuse)
    {
        using var srgb = SKColorSpace.CreateSrgb();
        var isOpaque = codec.Info.AlphaType == SKAlphaType.Opaque;
        var info = new SKImageInfo(
            codec.Info.Width,
            codec.Info.Height,
            SKColorType.Rgba8888,
            isOpaque ? SKAlphaType.Opaque : SKAlphaType.Unpremul,
            srgb
        );
        var pixels = new Pixels(info.Width, info.Height, isOpaque);
        try
        {
            var decoded = codec.GetPixels(info, pixels.Address);
            return decoded == SKCodecResult.Success ? pixels : throw refuse.Because(decoded);
        }
        catch
        {
            pixels.Dispose();
            throw;
        }
    }

    private static CanonicalPicture Square(Pixels pixels, SKEncodedOrigin origin)
    {
        var (order, width, height) = Upright(pixels.Width, pixels.Height, origin);
        var side = Math.Min(width, height);
        return TriangleFilter.Apply(pixels, order.From((width - side) / 2, (height - side) / 2), side);
    }

    // A camera held any way notes where the top of what it saw lies in what it saved.
    private static (PixelOrder PixelOrder, int Width, int Height) Upright(int width, int height, SKEncodedOrigin origin)
    {
        var order = PixelOrder.AsIs(width);
        return origin switch
        {
            SKEncodedOrigin.TopRight => (order.Mirrored(width), width, height),
            SKEncodedOrigin.BottomRight => (order.Turned(height).Turned(width), width, height),
            SKEncodedOrigin.BottomLeft => (order.Turned(height).Turned(width).Mirrored(width), width, height),
            SKEncodedOrigin.LeftTop => (order.Turned(height).Mirrored(height), height, width),
            SKEncodedOrigin.RightTop => (order.Turned(height), height, width),
            SKEncodedOrigin.RightBottom => (order.Mirrored(width).Turned(height), height, width),
            SKEncodedOrigin.LeftBottom => (order.Turned(height).Turned(width).Turned(height), height, width),
            _ => (order, width, height),
        };
    }
}
