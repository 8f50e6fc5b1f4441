using Sortline.Learning.Features;
using Sortline.Projects.Formats;

namespace Sortline.Projects;

/// <summary>The rules for a picture in a project: a PNG of 224 x 224 pixels that says nothing but its pixels.</summary>
public static class ProjectPicture
{
    /// <summary>Width and height in pixels.</summary>
    public const int Size = FeatureSpec.PictureSide;

    /// <summary>The most bytes. A picture of this size never needs as many.</summary>
    public const int MaxBytes = 4 << 20;

    /// <summary>A copy that holds only what the pixels need: no place, time, camera, profile or comment.</summary>
    /// <param name="png">The bytes of a PNG, 224 x 224 pixels, 8 bits a channel.</param>
    /// <returns>The chunks IHDR, PLTE, tRNS, IDAT and IEND as they were. Cleaning twice changes nothing more.</returns>
    /// <exception cref="ProjectFormatException">They are not; the message says why. The pixels themselves are not unpacked.</exception>
    public static byte[] Clean(ReadOnlySpan<byte> png) => Png.Clean(png);
}
