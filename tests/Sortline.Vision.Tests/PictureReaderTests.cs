using SkiaSharp;

namespace Sortline.Vision.Tests;

public class PictureReaderTests(ITestOutputHelper output)
{
    private const int Side = CanonicalPicture.Side;

    [Theory]
    [InlineData(300, 400)]
    [InlineData(401, 300)]
    [InlineData(225, 225)]
    [InlineData(223, 223)]
    [InlineData(448, 448)]
    [InlineData(1_000, 777)]
    [InlineData(64, 65)]
    [InlineData(3, 2)]
    [InlineData(1, 1)]
    [InlineData(1, 500)]
    public void Cropping_and_scaling_are_those_of_the_plain_recipe(int width, int height)
    {
        var file = PictureFiles.Encode(width, height, PictureFiles.Noise(width + height), SKEncodedImageFormat.Png);

        var picture = PictureReader.Read(file);
        var expected = NaiveReader.Scale(width, height, PictureFiles.Noise(width + height));

        var others = Enumerable
            .Range(0, expected.Length)
            .Where(i => picture.Rgb[i] != (int)Math.Floor(expected[i] + 0.5))
            .ToArray();
        output.WriteLine($"{others.Length} of {expected.Length} numbers are rounded the other way.");
        Assert.All(others, i => Assert.InRange(Math.Abs(picture.Rgb[i] - expected[i]), 0, 0.501));
        Assert.InRange(others.Length, 0, expected.Length / 100); // Only what lies all but halfway; 64 to 224 has many such.
    }

    [Fact]
    public void A_picture_of_the_right_size_is_taken_as_it_is() =>
        Assert.Equal(Drawings.Discs.Rgb, PictureReader.Read(Drawings.Discs.EncodePng()).Rgb);

    [Theory]
    [InlineData(300, 300)]
    [InlineData(224, 224)]
    [Fault(6)]
    public void What_shines_through_is_laid_over_white(int width, int height)
    {
        var file = PictureFiles.Encode(width, height, PictureFiles.Noise(7, hasAlpha: true), SKEncodedImageFormat.Png);

        var picture = PictureReader.Read(file);

        var expected = NaiveReader.Scale(width, height, PictureFiles.Noise(7, hasAlpha: true));
        for (var i = 0; i < expected.Length; i++)
            Assert.InRange(Math.Abs(picture.Rgb[i] - expected[i]), 0, 1.001);
    }

    [Theory]
    [InlineData(1, "RGBY")]
    [InlineData(2, "GRYB")]
    [InlineData(3, "BYRG")]
    [InlineData(4, "YBGR")]
    [InlineData(5, "RYBG")]
    [InlineData(6, "YRGB")]
    [InlineData(7, "BGRY")]
    [InlineData(8, "GBYR")]
    [Fault(5)]
    public void A_photo_is_turned_upright(int orientation, string clockwise)
    {
        var jpeg = PictureFiles.Encode(320, 240, PictureFiles.Quarters(320, 240), SKEncodedImageFormat.Jpeg);

        var picture = PictureReader.Read(PictureFiles.WithOrientation(jpeg, orientation));

        Assert.Equal(clockwise, Corners(picture));
    }

    [Fact]
    public void The_square_is_cut_from_the_middle_of_the_upright_picture()
    {
        // A mark to the left of the middle, in a picture that is one pixel wider than an even margin.
        PictureFiles.Painter stripe = (x, _) => x == 50 ? SKColors.Black : SKColors.White;
        var picture = PictureReader.Read(PictureFiles.Encode(325, 224, stripe, SKEncodedImageFormat.Png));

        Assert.Equal(0, picture.Rgb[0]); // (325 - 224) / 2 = 50 is the first column of the square.
        Assert.Equal(255, picture.Rgb[3]);
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public void The_formats_of_cameras_and_pages_are_read(SKEncodedImageFormat format) =>
        Assert.Equal("RGBY", Corners(PictureReader.Read(PictureFiles.Encode(300, 260, PictureFiles.Quarters(300, 260), format))));

    [Fact]
    public void A_bitmap_is_read() =>
        Assert.Equal("RGBY", Corners(PictureReader.Read(PictureFiles.Bmp(301, 260, PictureFiles.Quarters(301, 260)))));

    [Fact]
    [Fault(4)]
    public void Of_an_animation_the_first_frame_is_read()
    {
        var picture = PictureReader.Read(PictureFiles.Gif(40, 30, new SKColor(10, 200, 30), SKColors.Black, SKColors.White));

        Assert.Equal([10, 200, 30], picture.Rgb[..3].ToArray());
    }

    [Fact]
    [Fault(4)]
    public void Of_ten_thousand_frames_only_the_first_takes_time()
    {
        var file = PictureFiles.Gif(20, 20, [new SKColor(10, 200, 30), .. Enumerable.Repeat(SKColors.Black, 9_999)]);

        var picture = PictureReader.Read(file);

        output.WriteLine($"{file.Length} bytes");
        Assert.Equal([10, 200, 30], picture.Rgb[..3].ToArray());
    }

    [Fact]
    [Fault(6)]
    public void Sixteen_bits_a_channel_are_read()
    {
        byte[] rows =
        [
            .. Enumerable
                .Repeat((byte[])[0, .. Enumerable.Repeat((byte[])[200, 200, 100, 100, 50, 50], 30).SelectMany(b => b)], 30)
                .SelectMany(b => b),
        ];

        AssertColour((200, 100, 50), PictureReader.Read(PictureFiles.Png(30, 30, 16, 2, rows)));
    }

    [Fact]
    public void Twelve_bits_of_data_in_sixteen_are_read_and_pointed_at()
    {
        byte[] rows =
        [
            .. Enumerable
                .Range(0, 30)
                .SelectMany(y => (byte[])[0, .. Enumerable.Range(0, 30).SelectMany(x => (byte[])[(byte)((x + y) / 4), 0])]),
        ];

        Assert.Equal(PictureRemark.AlmostBlack, PictureReader.Read(PictureFiles.Png(30, 30, 16, 0, rows)).Remark);
        Assert.Null(PictureReader.Read(Drawings.Discs.EncodePng()).Remark);
    }

    [Fact]
    [Fault(6)]
    public void A_grey_picture_is_read()
    {
        byte[] rows = [.. Enumerable.Repeat((byte[])[0, .. Enumerable.Repeat((byte)120, 30)], 30).SelectMany(b => b)];

        AssertColour((120, 120, 120), PictureReader.Read(PictureFiles.Png(30, 30, 8, 0, rows)));
    }

    [Fact]
    [Fault(6)]
    public void A_grey_photo_is_read()
    {
        using var bitmap = new SKBitmap(new SKImageInfo(30, 30, SKColorType.Gray8, SKAlphaType.Opaque));
        bitmap.GetPixelSpan().Fill(120);
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 100);

        AssertColour((120, 120, 120), PictureReader.Read(data.ToArray()));
    }

    [Fact]
    [Fault(6)]
    public void A_photo_for_print_is_read() =>
        AssertColour((200, 100, 50), PictureReader.Read(PictureFiles.PrintJpeg(cyan: 200, magenta: 100, yellow: 50, black: 255)));

    [Fact]
    [Fault(6)]
    public void Black_ink_darkens_a_photo_for_print()
    {
        var pixel = PictureReader.Read(PictureFiles.PrintJpeg(cyan: 200, magenta: 100, yellow: 50, black: 128)).Rgb;

        Assert.InRange(pixel[0], 99, 102);
        Assert.InRange(pixel[1], 49, 51);
        Assert.InRange(pixel[2], 24, 26);
    }

    [Fact]
    [Fault(6)]
    public void A_palette_with_a_clear_colour_is_read()
    {
        byte[] row = [0, .. Enumerable.Repeat((byte)0, 15), .. Enumerable.Repeat((byte)1, 15)];
        byte[] rows = [.. Enumerable.Repeat(row, 30).SelectMany(b => b)];
        var file = PictureFiles.Png(30, 30, 8, 3, rows, ("PLTE", [200, 100, 50, 1, 2, 3]), ("tRNS", [255, 0]));

        var picture = PictureReader.Read(file);

        Assert.Equal([200, 100, 50], picture.Rgb[..3].ToArray());
        Assert.Equal([255, 255, 255], picture.Rgb[^3..].ToArray());
    }

    [Fact]
    [Fault(6)]
    public void Colours_of_another_space_come_to_sRGB()
    {
        using var p3 = SKColorSpace.CreateRgb(SKColorSpaceTransferFn.Srgb, SKColorSpaceXyz.DisplayP3);
        using var bitmap = new SKBitmap(new SKImageInfo(30, 30, SKColorType.Rgba8888, SKAlphaType.Opaque, p3));
        bitmap.GetPixelSpan().Fill(255);
        for (var i = 0; i < bitmap.GetPixelSpan().Length; i += 4)
            (bitmap.GetPixelSpan()[i], bitmap.GetPixelSpan()[i + 1], bitmap.GetPixelSpan()[i + 2]) = (180, 100, 60);
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);

        var picture = PictureReader.Read(data.ToArray());

        // The same light with the primaries of sRGB: more of the red, less of the green and blue.
        Assert.InRange(picture.Rgb[0], 185, 200);
        Assert.InRange(picture.Rgb[1], 90, 99);
        Assert.InRange(picture.Rgb[2], 40, 57);
    }

    [Fact]
    public void A_PNG_that_is_written_has_only_pixels_and_is_the_same_each_time()
    {
        var file = Drawings.Noise(3).EncodePng();

        Assert.Equal(file, Drawings.Noise(3).EncodePng());
        Assert.Equal(["IHDR", "IDAT", "IEND"], Chunks(file).Distinct());
        Assert.Equal((8, 2), (file[24], file[25])); // Eight bits of red, green and blue.
        Assert.Equal(Drawings.Noise(3).Rgb, PictureReader.Read(file).Rgb);
    }

    [Fact]
    public void Pixels_of_another_size_are_refused() =>
        Assert.Throws<ArgumentException>(() => CanonicalPicture.FromRgb(new byte[100]));

    private static List<string> Chunks(byte[] file)
    {
        List<string> types = [];
        for (var at = 8; at < file.Length; at += 12 + System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at)))
            types.Add(System.Text.Encoding.ASCII.GetString(file, at + 4, 4));

        return types;
    }

    private static void AssertColour((int Red, int Green, int Blue) expected, CanonicalPicture picture)
    {
        for (var i = 0; i < picture.Rgb.Length; i += 3)
            Assert.Equal(expected, (picture.Rgb[i], picture.Rgb[i + 1], picture.Rgb[i + 2]));
    }

    // Clockwise from the top left.
    private static string Corners(CanonicalPicture picture) =>
        string.Concat(
            new[] { (20, 20), (Side - 20, 20), (Side - 20, Side - 20), (20, Side - 20) }.Select(place => Colour(picture, place))
        );

    private static char Colour(CanonicalPicture picture, (int X, int Y) place)
    {
        var pixel = picture.Rgb.Slice((place.Y * Side + place.X) * 3, 3);
        return (pixel[0] > 128, pixel[1] > 128, pixel[2] > 128) switch
        {
            (true, false, false) => 'R',
            (false, true, false) => 'G',
            (false, false, true) => 'B',
            (true, true, false) => 'Y',
            _ => '?',
        };
    }
}
