using SkiaSharp;

namespace Sortline.Vision.Tests;

/// <summary>However a camera was held, and whatever it saved the photo as, the network sees the same picture.</summary>
public class UprightTests
{
    private const int Width = 310,
        Height = 250;

    public static TheoryData<SKEncodedImageFormat, int> All =>
        [
            .. from format in new[] { SKEncodedImageFormat.Jpeg, SKEncodedImageFormat.Png, SKEncodedImageFormat.Webp }
            from orientation in Enumerable.Range(1, 8)
            select (format, orientation),
        ];

    [Theory]
    [MemberData(nameof(All))]
    [Fault(5)]
    public void All_orientations_in_three_formats_give_the_same_picture(SKEncodedImageFormat format, int orientation)
    {
        var upright = PictureReader.Read(PictureFiles.Encode(Width, Height, Scene, SKEncodedImageFormat.Png));

        var picture = PictureReader.Read(Saved(format, orientation));

        if (format is SKEncodedImageFormat.Jpeg)
            Assert.InRange(MeanDifference(upright, picture), 0, 2);
        else
            Assert.Equal(upright.Rgb, picture.Rgb);
    }

    // Differs from itself however it is turned or mirrored, and has no sharp edges that JPEG would blur.
    private static SKColor Scene(int x, int y) =>
        new((byte)(x * 200 / Width), (byte)(y * 200 / Height), (byte)((x + 2 * y) % 512 / 2));

    private static byte[] Saved(SKEncodedImageFormat format, int orientation)
    {
        var isTurned = orientation >= 5;
        var (width, height) = isTurned ? (Height, Width) : (Width, Height);
        var file = PictureFiles.Encode(width, height, (x, y) => At(x, y), format, 100);
        return format switch
        {
            SKEncodedImageFormat.Jpeg => PictureFiles.WithOrientation(file, orientation),
            SKEncodedImageFormat.Png => Turned.Png(file, orientation),
            _ => Turned.WebP(file, width, height, orientation),
        };

        // Where a stored pixel is in the upright picture, as EXIF says of its first row and first column.
        SKColor At(int x, int y) =>
            orientation switch
            {
                2 => Scene(Width - 1 - x, y),
                3 => Scene(Width - 1 - x, Height - 1 - y),
                4 => Scene(x, Height - 1 - y),
                5 => Scene(y, x),
                6 => Scene(Width - 1 - y, x),
                7 => Scene(Width - 1 - y, Height - 1 - x),
                8 => Scene(y, Height - 1 - x),
                _ => Scene(x, y),
            };
    }

    private static double MeanDifference(CanonicalPicture one, CanonicalPicture other)
    {
        var sum = 0.0;
        for (var i = 0; i < one.Rgb.Length; i++)
            sum += Math.Abs(one.Rgb[i] - other.Rgb[i]);
        return sum / one.Rgb.Length;
    }
}
