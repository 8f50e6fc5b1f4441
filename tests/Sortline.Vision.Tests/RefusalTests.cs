using System.Text;
using SkiaSharp;

namespace Sortline.Vision.Tests;

public class RefusalTests(ITestOutputHelper output)
{
    public static TheoryData<string, int> Cuts =>
        [
            .. from format in new[] { "jpeg", "png", "webp", "bmp", "gif" }
            from percent in new[] { 1, 10, 50, 90, 99 }
            select (format, percent),
        ];

    [Theory]
    [MemberData(nameof(Cuts))]
    [Fault(2)]
    public void A_file_that_ends_too_early_is_refused_as_truncated(string format, int percent)
    {
        var file = File(format);

        var refusal = Refused(file[..(file.Length * percent / 100)]);

        Assert.Equal(PictureRefusal.Truncated, refusal.Reason);
        Assert.Matches("^It is cut off(: part of it| after [0-9]+ %: the rest) is missing. Copy it again", refusal.Message);
    }

    [Fact]
    [Fault(3)]
    public void An_empty_file_is_refused() => Assert.Equal(PictureRefusal.Empty, Refused([]).Reason);

    [Theory]
    [InlineData("x")]
    [InlineData("This is no picture, whatever its name says.")]
    [InlineData("<html><body>Please log in</body></html>")]
    [Fault(3)]
    public void Text_is_not_a_picture(string text)
    {
        var refusal = Refused(Encoding.UTF8.GetBytes(text), "holiday.png");

        Assert.Equal(PictureRefusal.NotAPicture, refusal.Reason);
        Assert.Equal(
            "holiday.png: It is not a picture that can be opened here. Take JPEG, PNG, WebP, GIF or BMP.",
            refusal.Message
        );
    }

    [Theory]
    [InlineData("\0\0\0\u0018ftypheic\0\0\0\0", "a HEIC picture")]
    [InlineData("\0\0\0\u0018ftypavif\0\0\0\0", "an AVIF picture")]
    [InlineData("\0\0\0\u0018ftypisom\0\0\0\0", "a video")]
    [InlineData("%PDF-1.7\n", "a PDF document")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>", "an SVG drawing")]
    [InlineData("<?xml version=\"1.0\"?>\n<!-- by hand -->\n<svg/>", "an SVG drawing")]
    [InlineData("II*\0\u0008\0\0\0", "a TIFF picture")]
    [InlineData("\0\0\u0001\0\u0001\0", "an icon")]
    [Fault(7, 8)]
    public void Other_kinds_are_named_with_what_to_do(string start, string kind)
    {
        var refusal = Refused(Encoding.Latin1.GetBytes(start), "part 7.jpg");

        Assert.Equal(PictureRefusal.UnsupportedFormat, refusal.Reason);
        Assert.Equal(
            $"part 7.jpg: It is {kind}, which cannot be opened here. Save it as JPEG, PNG, WebP, GIF or BMP first.",
            refusal.Message
        );
    }

    [Fact]
    [Fault(1)]
    public void A_bitmap_that_claims_to_be_huge_is_refused()
    {
        var file = PictureFiles.Bmp(4, 4, (_, _) => SKColors.Red);
        (file[20], file[24]) = (0x10, 0x10);

        Assert.Equal(PictureRefusal.TooLarge, Refused(file).Reason);
    }

    [Fact]
    [Fault(9)]
    public void A_huge_stream_is_given_up_after_one_byte_too_many()
    {
        using var endless = new Endless();

        var refusal = Assert.Throws<PictureException>(() => PictureReader.Read(endless, "endless.jpg"));

        Assert.Equal(PictureRefusal.TooLarge, refusal.Reason);
        Assert.Equal("endless.jpg: It has 101 MB; 100 MB is the most. Save it smaller.", refusal.Message);
        Assert.Equal(PictureLimits.MaxBytes + 1, endless.Taken);
    }

    [Fact]
    [Fault(1)]
    public void A_photo_of_countless_scans_is_refused()
    {
        var jpeg = File("jpeg");
        byte[] scans = [.. Enumerable.Repeat((byte[])[0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0], 300).SelectMany(scan => scan)];

        Assert.Equal(PictureRefusal.Damaged, Refused([.. jpeg[..^2], .. scans, .. jpeg[^2..]]).Reason);
    }

    [Fact]
    [Fault(13)]
    public void A_name_cannot_speak_to_the_terminal() =>
        Assert.StartsWith(
            "a?[31mb: It is not a picture",
            Refused("text"u8.ToArray(), "a\u001b[31mb").Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("jpeg")]
    [InlineData("png")]
    [InlineData("webp")]
    [InlineData("bmp")]
    [InlineData("gif")]
    public void Whatever_bits_flip_there_is_a_picture_or_a_refusal(string format)
    {
        const int seed = 20_261_123;
        var rounds = LongRun.Or(400, 40_000);
        output.WriteLine($"Seed {seed}");
        var random = new Random(seed);
        var file = File(format);
        Dictionary<string, int> outcomes = [];

        for (var i = 0; i < rounds; i++)
        {
            var flipped = file.ToArray();
            for (var flips = random.Next(1, 20); flips > 0; flips--)
                flipped[random.Next(random.Next(2) == 0 ? flipped.Length : Math.Min(64, flipped.Length))] ^= (byte)(
                    1 << random.Next(8)
                );

            var outcome = Outcome(flipped);
            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
        }

        output.WriteLine(string.Join(", ", outcomes.Select(outcome => $"{outcome.Value} {outcome.Key}")));
        Assert.Equal(rounds, outcomes.Values.Sum());
    }

    [Fact]
    public void A_missing_file_is_not_the_pictures_fault() =>
        Assert.ThrowsAny<IOException>(() => PictureReader.Read(Path.Combine(AppContext.BaseDirectory, "no such picture.jpg")));

    private static string Outcome(byte[] file)
    {
        try
        {
            return PictureReader.Read(file).Rgb.Length > 0 ? "read" : "";
        }
        catch (PictureException exception)
        {
            return exception.Reason.ToString();
        }
    }

    internal static PictureException Refused(byte[] file, string? name = null) =>
        Assert.Throws<PictureException>(() => PictureReader.Read(file, name));

    private static byte[] File(string format) =>
        format switch
        {
            "jpeg" => PictureFiles.Encode(160, 120, PictureFiles.Noise(1), SKEncodedImageFormat.Jpeg),
            "png" => PictureFiles.Encode(160, 120, PictureFiles.Noise(1), SKEncodedImageFormat.Png),
            "webp" => PictureFiles.Encode(160, 120, PictureFiles.Noise(1), SKEncodedImageFormat.Webp),
            "bmp" => PictureFiles.Bmp(160, 120, PictureFiles.Noise(1)),
            _ => PictureFiles.Gif(160, 120, SKColors.Red),
        };

    private sealed class Endless : Stream
    {
        public int Taken { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => Taken;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Taken += count;
            return count;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
