using System.Text;
using SkiaSharp;
using Sortline.Messages;

namespace Sortline.Pictures.Tests;

public class PictureHeaderTests
{
    public static TheoryData<string> Formats => ["jpeg", "png", "webp", "lossless webp", "gif", "bmp"];

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_size_is_told_of_each_format_that_is_read(string format)
    {
        var header = PictureHeader.Read(File(format));

        Assert.True(header.IsRead);
        Assert.True(header.IsWhole);
        Assert.Equal((61, 45, 8), (header.Width, header.Height, header.BitDepth));
        Assert.Equal(1, header.Orientation);
        Assert.Null(PictureRule.RefusalOf(header, 1_000));
        Assert.False(header.NeedsMending(File(format).Length));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    [Fault(2)]
    public void A_picture_is_whole_only_with_its_last_pixel(string format)
    {
        var file = File(format);

        for (var length = file.Length - (format is "png" or "gif" ? 40 : 12); length > 20; length -= 7)
        {
            var header = PictureHeader.Read(file.AsSpan(0, length));

            Assert.False(header.IsWhole, $"{length} of {file.Length} bytes");
            Assert.Equal(PictureRefusal.Truncated, PictureRule.RefusalOf(header, length)!.Value.Kind);
            Assert.InRange(header.Share ?? 0, 0, 0.9999);
        }
    }

    [Theory]
    [InlineData("jpeg")]
    [InlineData("png")]
    [InlineData("bmp")]
    [InlineData("webp")]
    [Fault(2)]
    public void Of_a_picture_that_is_cut_off_it_is_said_how_much_is_there(string format)
    {
        var file = Encoded(format, 400, 300);
        var header = PictureHeader.Read(file.AsSpan(0, file.Length * 3 / 10));

        Assert.InRange(header.Share!.Value, 0.2, 0.4);
        Assert.Matches(
            "^It is cut off after (2|3)[0-9] %: the rest is missing. ",
            PictureTexts.English[PictureRule.RefusalOf(header, file.Length)!.Value.Why]
        );
    }

    [Theory]
    [InlineData("\0\0\0\u0018ftypheic\0\0\0\0mif1heic", PictureFormat.Heic, "a HEIC picture")]
    [InlineData("\0\0\0\u0018ftypmif1\0\0\0\0mif1heic", PictureFormat.Heic, "a HEIC picture")]
    [InlineData("\0\0\0\u0018ftypavif\0\0\0\0", PictureFormat.Avif, "an AVIF picture")]
    [InlineData("\0\0\0\u001cftypmif1\0\0\0\0mif1avifmiaf", PictureFormat.Avif, "an AVIF picture")]
    [InlineData("\0\0\0\u0018ftypisom\0\0\0\0", PictureFormat.Video, "a video")]
    [InlineData("\0\0\0\u0018ftypcrx \0\0\0\0", PictureFormat.Raw, "a camera's raw file")]
    [InlineData("II*\0\u0010\0\0\0CR\u0002\0", PictureFormat.Raw, "a camera's raw file")]
    [InlineData(
        "II*\0\u0008\0\0\0\u0001\0\u0012\u00c6\u0001\0\u0004\0\0\0\u0001\u0004\0\0",
        PictureFormat.Raw,
        "a camera's raw file"
    )]
    [InlineData("II*\0\u0008\0\0\0", PictureFormat.Tiff, "a TIFF picture")]
    [InlineData("MM\0*\0\0\0\u0008", PictureFormat.Tiff, "a TIFF picture")]
    [InlineData("II+\0\u0008\0\0\0", PictureFormat.Tiff, "a TIFF picture")]
    [InlineData("MM\0+\0\u0008\0\0", PictureFormat.Tiff, "a TIFF picture")]
    [InlineData("P6\n4 4\n255\n", PictureFormat.Pnm, "a PPM, PGM or PBM picture")]
    [InlineData("P5 4 4 255\n", PictureFormat.Pnm, "a PPM, PGM or PBM picture")]
    [InlineData("\u00ff\u000a\0\0", PictureFormat.JpegXl, "a JPEG XL picture")]
    [InlineData("\0\0\0\u000cJXL \r\n\u0087\n", PictureFormat.JpegXl, "a JPEG XL picture")]
    [InlineData("\0\0\0\u000cjP  \r\n\u0087\n", PictureFormat.Jpeg2000, "a JPEG 2000 picture")]
    [InlineData("%PDF-1.7\n", PictureFormat.Pdf, "a PDF document")]
    [InlineData("<?xml version=\"1.0\"?>\n<!-- by hand -->\n<svg/>", PictureFormat.Svg, "an SVG drawing")]
    [InlineData("\0\0\u0001\0\u0001\0", PictureFormat.Icon, "an icon")]
    [InlineData("8BPS\0\u0001", PictureFormat.Photoshop, "a Photoshop file")]
    [InlineData("\u001a\u0045\u00df\u00a3", PictureFormat.Video, "a video")]
    [Fault(7, 8)]
    public void Other_formats_are_named(string start, PictureFormat format, string name)
    {
        var header = PictureHeader.Read(Encoding.Latin1.GetBytes(start));

        Assert.Equal(format, header.Format);
        var (kind, why) = PictureRule.RefusalOf(header, start.Length)!.Value;
        Assert.Equal(PictureRefusal.UnsupportedFormat, kind);
        Assert.StartsWith($"It is {name}, which cannot be opened here.", PictureTexts.English[why], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PictureFormat.Tiff, 0x0100, 0x0103)]
    [InlineData(PictureFormat.Tiff, 0x0100, 0x010F)] // A scanner names its maker, too.
    [InlineData(PictureFormat.Tiff, 0x0100, 0x014A)]
    [InlineData(PictureFormat.Raw, 0x010F, 0x014A)] // NEF, ARW.
    [InlineData(PictureFormat.Raw, 0x00FE, 0xC612)] // DNG.
    public void A_camera_s_raw_file_is_told_from_a_TIFF_by_what_its_directory_has(PictureFormat format, int one, int other)
    {
        foreach (var isLittle in (bool[])[true, false])
        {
            var header = PictureHeader.Read(Tiff(isLittle, (one, 640), (other, 1)));

            Assert.Equal(format, header.Format);
        }
    }

    [Fact]
    public void A_camera_s_raw_file_is_told_by_how_it_is_packed() =>
        Assert.Equal(PictureFormat.Raw, PictureHeader.Read(Tiff(isLittle: false, (0x0103, 65_535), (0x010F, 1))).Format);

    [Fact]
    public void What_a_browser_may_read_is_tried_if_it_says_how_large_it_is()
    {
        var avif = Encoding.Latin1.GetBytes("\0\0\0\u0018ftypavif\0\0\0\0mif1avif");
        byte[] Sized(byte high) => [.. avif, 0, 0, 0, 20, .. "ispe"u8, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, high, 0];
        Assert.Equal((512L, 256L), SizeOf(Tiff(isLittle: true, (0x0100, 512), (0x0101, 256))));
        Assert.Equal((256L, 512L), SizeOf([.. Sized(2), .. Sized(1)]));

        foreach (var file in (byte[][])[Tiff(isLittle: true, (0x0100, 512), (0x0101, 256)), Sized(2)])
        {
            var header = PictureHeader.Read(file);
            Assert.True(header is { MayBeTried: true, IsRead: false });
            Assert.Null(PictureRule.RefusalOf(header, file.Length, isTried: true));
            Assert.Equal(PictureRefusal.UnsupportedFormat, PictureRule.RefusalOf(header, file.Length)!.Value.Kind);
        }

        var large = PictureHeader.Read(Sized(40));
        Assert.Equal(PictureRefusal.TooLarge, PictureRule.RefusalOf(large, 100, isTried: true)!.Value.Kind);
        var unknown = PictureHeader.Read(avif);
        Assert.Equal(PictureRefusal.UnsupportedFormat, PictureRule.RefusalOf(unknown, 100, isTried: true)!.Value.Kind);

        static (long, long) SizeOf(byte[] file) =>
            PictureHeader.Read(file) is var header ? (header.Width, header.Height) : default;
    }

    [Theory]
    [InlineData(2, 24, 48)]
    [InlineData(3, 8, 16)]
    [InlineData(10, 24, 20)]
    public void A_TGA_is_known_by_a_header_in_which_all_fits(byte kind, byte depth, int pixels)
    {
        byte[] file = [0, 0, kind, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 4, 0, depth, 0x20, .. new byte[pixels]];

        Assert.Equal(PictureFormat.Tga, PictureHeader.Read(file).Format);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("This is no picture, whatever its name says.")]
    [InlineData("P7x")]
    [InlineData("\0\0\u0002\0\0\0\0\0\0\0\0\0\0\0\0\0\u0018\0")]
    [Fault(3)]
    public void What_is_no_picture_is_none(string text) =>
        Assert.Equal(PictureFormat.Unknown, PictureHeader.Read(Encoding.Latin1.GetBytes(text)).Format);

    [Theory]
    [InlineData(9_000, 100)]
    [InlineData(8_000, 8_000)]
    [InlineData(uint.MaxValue, uint.MaxValue)]
    [Fault(1)]
    public void A_PNG_with_too_many_pixels_is_refused_by_its_header(uint width, uint height) =>
        Assert.Equal(
            (PictureRefusal.TooLarge, "photo.too-many-pixels"),
            Refused(PictureFiles.Png(width, height, 8, 2, new byte[100]))
        );

    [Theory]
    [InlineData(12_000, 9_000, null)]
    [InlineData(16_320, 12_240, null)]
    [InlineData(20_000, 12_000, "photo.jpeg-too-many-pixels")]
    public void A_JPEG_may_have_200_megapixels(int width, int height, string? key)
    {
        var file = WithSize(Photos.Baseline, width, height);

        Assert.Equal(key, PictureRule.RefusalOf(PictureHeader.Read(file), file.Length)?.Why.Key);
    }

    [Theory]
    [InlineData(8_000, 6_000, null)]
    [InlineData(16_320, 12_240, "photo.jpeg-in-stages")]
    [Fault(1)]
    public void A_progressive_JPEG_may_have_as_many_as_fit_into_memory(int width, int height, string? key)
    {
        var file = WithSize(Photos.Progressive, width, height);
        var header = PictureHeader.Read(file);

        Assert.True(header.IsInStages);
        Assert.Equal(key, PictureRule.RefusalOf(header, file.Length)?.Why.Key);
    }

    [Theory]
    [InlineData(8_000, 5_000, 8)]
    [InlineData(8_000, 6_000, 4)]
    [InlineData(12_000, 9_000, 3)]
    [InlineData(16_320, 12_240, 2)]
    public void A_large_JPEG_is_unpacked_to_as_many_eighths_as_keep_within_the_limit(int width, int height, int eighths)
    {
        Assert.Equal(eighths, PictureLimits.EighthsOf(width, height));
        Assert.InRange(
            (long)PictureLimits.Scaled(width, eighths) * PictureLimits.Scaled(height, eighths),
            10_000_000,
            eighths == PictureLimits.Eighths ? PictureLimits.MaxPixels : PictureLimits.MaxScaledPixels + 20_000
        );
    }

    [Fact]
    [Fault(9)]
    public void A_file_has_a_limit_before_it_is_read()
    {
        Assert.Equal(PictureRefusal.Empty, PictureRule.RefusalOf(0)!.Value.Kind);
        Assert.Null(PictureRule.RefusalOf(PictureLimits.MaxBytes));
        Assert.Equal(
            "It has 101 MB; 100 MB is the most. Save it smaller.",
            PictureTexts.English[PictureRule.RefusalOf(PictureLimits.MaxBytes + 1)!.Value.Why]
        );
    }

    [Fact]
    public void The_depth_of_a_PNG_is_told() =>
        Assert.Equal(16, PictureHeader.Read(PictureFiles.Png(4, 4, 16, 0, new byte[36])).BitDepth);

    [Fact]
    public void A_file_can_be_named_before_the_reason() =>
        Assert.Equal(
            "a.png: It is damaged and cannot be opened. Copy it again from where it came from.",
            PictureTexts.English[PictureRule.Named("a.png", Message.Of("photo.damaged"))]
        );

    internal static byte[] File(string format) => Encoded(format, 61, 45);

    internal static byte[] Encoded(string format, int width, int height) =>
        format switch
        {
            "jpeg" => PictureFiles.Encode(width, height, PictureFiles.Noise(1), SKEncodedImageFormat.Jpeg),
            "png" => PictureFiles.Encode(width, height, PictureFiles.Noise(1), SKEncodedImageFormat.Png),
            "webp" => PictureFiles.Encode(width, height, PictureFiles.Noise(1), SKEncodedImageFormat.Webp, 80),
            "lossless webp" => PictureFiles.Encode(width, height, PictureFiles.Noise(1), SKEncodedImageFormat.Webp, 100),
            "gif" => PictureFiles.Gif(width, height, SKColors.Red),
            _ => PictureFiles.Bmp(width, height, PictureFiles.Noise(1)),
        };

    /// <summary>The beginning of a TIFF whose first directory has numbers of two bytes beside two tags.</summary>
    private static byte[] Tiff(bool isLittle, params (int Tag, int Value)[] entries)
    {
        List<byte> file = [.. isLittle ? "II*\0\b\0\0\0"u8 : "MM\0*\0\0\0\b"u8, .. Word(entries.Length)];
        foreach (var (tag, value) in entries)
            file.AddRange([
                .. Word(tag),
                .. Word(3),
                .. isLittle ? Word(1) : Word(0),
                .. isLittle ? Word(0) : Word(1),
                .. Word(value),
                0,
                0,
            ]);
        return [.. file, 0, 0, 0, 0];

        byte[] Word(int number) => isLittle ? [(byte)number, (byte)(number >> 8)] : [(byte)(number >> 8), (byte)number];
    }

    private static (PictureRefusal Kind, string Key) Refused(byte[] file)
    {
        var (kind, why) = PictureRule.RefusalOf(PictureHeader.Read(file), file.Length)!.Value;
        return (kind, why.Key);
    }

    private static byte[] WithSize(byte[] jpeg, int width, int height)
    {
        var file = jpeg.ToArray();
        var frame = Math.Max(file.AsSpan().IndexOf((byte[])[0xFF, 0xC0]), file.AsSpan().IndexOf((byte[])[0xFF, 0xC2]));
        (file[frame + 5], file[frame + 6]) = ((byte)(height >> 8), (byte)height);
        (file[frame + 7], file[frame + 8]) = ((byte)(width >> 8), (byte)width);
        return file;
    }
}
