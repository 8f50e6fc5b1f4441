using SkiaSharp;
using Sortline.Pictures;

namespace Sortline.Vision.Decoding;

/// <summary>Decodes with Skia, and turns its results into <see cref="PictureException"/>s.</summary>
internal static class Decoder
{
    // So that many cores together do not need more memory than one large picture and many small ones.
    private const long LargePixels = 12_000_000;

    private static readonly Lock Large = new();

    /// <summary>Decodes the first frame of a file that is not refused.</summary>
    /// <exception cref="PictureException">It cannot be decoded whole.</exception>
    public static CanonicalPicture Decode(PictureHeader header, ReadOnlySpan<byte> bytes, string? name)
    {
        if (header.Width * header.Height < LargePixels)
            return DecodeNow(header, bytes, name);

        lock (Large)
            return DecodeNow(header, bytes, name);
    }

    private static unsafe CanonicalPicture DecodeNow(PictureHeader header, ReadOnlySpan<byte> bytes, string? name)
    {
        if (header.NeedsMending(bytes.Length))
            bytes = header.Mend(bytes);

        fixed (byte* address = bytes)
        {
            using var data = SKData.Create((nint)address, bytes.Length);
            using var stream = new SKMemoryStream(data);
            using var codec = SKCodec.Create(stream, out var opened);
            if (codec is null)
                throw Because(opened, name);

            // Should the decoder see another size than the header was read to have, it is the one that takes the memory.
            var seen = header with
            {
                Width = codec.Info.Width,
                Height = codec.Info.Height,
            };
            if (PictureRule.RefusalOf(seen, bytes.Length) is { } refusal)
                throw new PictureException(refusal, name);

            using var pixels = Decode(codec, seen, name);
            return Square(pixels, header, bytes);
        }
    }

    private static Pixels Decode(SKCodec codec, PictureHeader header, string? name)
    {
        using var srgb = SKColorSpace.CreateSrgb();
        var isOpaque = codec.Info.AlphaType == SKAlphaType.Opaque;
        var size = codec.Info.Size;
        if (
            header.Format is PictureFormat.Jpeg
            && PictureLimits.EighthsOf(size.Width, size.Height) is < PictureLimits.Eighths and var eighths
        )
            size = codec.GetScaledDimensions(eighths / (float)PictureLimits.Eighths);
        var info = new SKImageInfo(
            size.Width,
            size.Height,
            SKColorType.Rgba8888,
            isOpaque ? SKAlphaType.Opaque : SKAlphaType.Unpremul,
            srgb
        );
        var pixels = new Pixels(info.Width, info.Height, isOpaque);
        try
        {
            var decoded = codec.GetPixels(info, pixels.Address);
            return decoded == SKCodecResult.Success ? pixels : throw Because(decoded, name);
        }
        catch
        {
            pixels.Dispose();
            throw;
        }
    }

    private static CanonicalPicture Square(Pixels pixels, PictureHeader header, ReadOnlySpan<byte> bytes)
    {
        var (order, width, height) = Upright(pixels.Width, pixels.Height, header.Orientation);
        var side = Math.Min(width, height);
        var rgb = TriangleFilter.Apply(pixels, order.From((width - side) / 2, (height - side) / 2), side);
        return new(rgb) { Remark = PictureRemarks.Of(header, bytes, rgb, CanonicalPicture.Side) };
    }

    // A camera held any way notes where the top of what it saw lies in what it saved.
    private static (PixelOrder PixelOrder, int Width, int Height) Upright(int width, int height, int orientation)
    {
        var order = PixelOrder.AsIs(width);
        return orientation switch
        {
            2 => (order.Mirrored(width), width, height),
            3 => (order.Turned(height).Turned(width), width, height),
            4 => (order.Turned(height).Turned(width).Mirrored(width), width, height),
            5 => (order.Turned(height).Mirrored(height), height, width),
            6 => (order.Turned(height), height, width),
            7 => (order.Mirrored(width).Turned(height), height, width),
            8 => (order.Turned(height).Turned(width).Turned(height), height, width),
            _ => (order, width, height),
        };
    }

    private static PictureException Because(SKCodecResult result, string? name) =>
        new(result is SKCodecResult.IncompleteInput ? PictureRule.Truncated : PictureRule.Damaged, name);
}
