using System.Globalization;
using Sortline.Learning.Features;
using Sortline.Pictures;
using Sortline.Vision.Decoding;

namespace Sortline.Vision;

/// <summary>A picture as the network looks at it: 224 x 224 pixels of red, green and blue, in sRGB.</summary>
/// <remarks>Immutable, so safe to share. Two are equal only if they are the same object; compare <see cref="Rgb"/> for their pixels.</remarks>
public sealed class CanonicalPicture
{
    /// <summary>How many pixels wide and high it is.</summary>
    public const int Side = FeatureSpec.PictureSide;

    private readonly byte[] _rgb;

    // The array is not copied, so the caller must not keep it.
    internal CanonicalPicture(byte[] rgb) => _rgb = rgb;

    /// <summary>The pixels, row by row from the top left; three bytes each.</summary>
    public ReadOnlySpan<byte> Rgb => _rgb;

    /// <summary>What was odd about the file that it was read from, and is worth a look; <see langword="null"/> if nothing was.</summary>
    public PictureRemark? Remark { get; internal init; }

    /// <summary>Makes a picture of its pixels. They are copied.</summary>
    /// <param name="rgb">Red, green and blue of each pixel, row by row from the top left.</param>
    /// <exception cref="ArgumentException">There are not 224 x 224 pixels.</exception>
    public static CanonicalPicture FromRgb(ReadOnlySpan<byte> rgb) =>
        rgb.Length == Side * Side * 3
            ? new(rgb.ToArray())
            : throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"A canonical picture has {Side * Side * 3} bytes, but {rgb.Length} came. Read any picture with {nameof(PictureReader)}."
                ),
                nameof(rgb)
            );

    /// <summary>The picture as a PNG file, with no data but the pixels: the same bytes for the same pixels.</summary>
    public byte[] EncodePng() => PngEncoder.Encode(_rgb, Side);
}
