namespace Sortline.Pictures;

/// <summary>How large a picture may be, in the page as on the command line.</summary>
public static class PictureLimits
{
    /// <summary>How many bytes a file may have.</summary>
    public const int MaxBytes = 100_000_000;

    /// <summary>How wide and how high a picture may be.</summary>
    public const int MaxSide = 8_192;

    /// <summary>How many pixels a picture may have, and how many are ever unpacked.</summary>
    public const int MaxPixels = 40_000_000;

    /// <summary>How many pixels of a JPEG are unpacked that has more than <see cref="MaxPixels"/>: many more than are looked at.</summary>
    public const int MaxScaledPixels = 16_000_000;

    /// <summary>How wide and how high a JPEG may be, which can be made smaller while it is unpacked.</summary>
    public const int MaxJpegSide = 65_535;

    /// <summary>How many pixels a JPEG may have.</summary>
    public const int MaxJpegPixels = 200_000_000;

    /// <summary>How much memory a decoder may need for a JPEG whose parts come in several passes over the picture: all of it, unscaled.</summary>
    internal const long MaxStagedBytes = 256L << 20;

    /// <summary>How many parts a JPEG's width and height have: it is made of blocks of 8 x 8, of which decoders make 1 x 1 to 8 x 8.</summary>
    public const int Eighths = 8;

    /// <summary>How many eighths of its width and height a JPEG is unpacked to: all, or as many as keep within <see cref="MaxScaledPixels"/>.</summary>
    public static int EighthsOf(long width, long height) =>
        width * height <= MaxPixels
            ? Eighths
            : Math.Max(1, (int)Math.Sqrt((double)MaxScaledPixels * Eighths * Eighths / ((double)width * height)));

    /// <summary>How long a side is when so many eighths of it are kept.</summary>
    public static int Scaled(long side, int eighths) => (int)((side * eighths + Eighths - 1) / Eighths);
}
