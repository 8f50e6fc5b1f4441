namespace Sortline.Pictures.Tests;

/// <summary>A picture is read if its pixels are all there: what marks the end does not count, and what follows it neither.</summary>
public class CompletenessTests
{
    public static TheoryData<string> Jpegs => ["progressive", "baseline", "full colour", "restarts"];

    [Theory]
    [MemberData(nameof(Jpegs))]
    public void A_JPEG_without_its_end_mark_is_whole(string kind)
    {
        var file = Jpeg(kind);

        foreach (var cut in (byte[][])[file[..^2], file[..^1]])
        {
            var header = PictureHeader.Read(cut);

            Assert.True(header.IsWhole);
            Assert.True(header.NeedsMending(cut.Length));
            Assert.Equal([0xFF, 0xD9], header.Mend(cut)[^2..]);
        }
    }

    [Theory]
    [MemberData(nameof(Jpegs))]
    [Fault(2)]
    public void A_JPEG_without_its_last_bytes_is_not(string kind)
    {
        var file = Jpeg(kind);

        for (var length = file.Length - 4; length > 3; length--)
        {
            var header = PictureHeader.Read(file.AsSpan(0, length));

            Assert.False(header.IsWhole, $"{length} of {file.Length} bytes");
        }
    }

    [Fact]
    [Fault(2)]
    public void Of_a_long_JPEG_without_its_end_mark_it_is_seen_where_it_was_cut()
    {
        var file = PictureHeaderTests.Encoded("jpeg", 320, 240);
        Assert.InRange(file.Length, 50_000, int.MaxValue);
        Assert.True(PictureHeader.Read(file.AsSpan(..^2)).IsWhole);
        Assert.False(PictureHeader.Read(file).HasFaults(file));

        foreach (var part in (double[])[0.25, 0.5, 0.75, 0.999])
        {
            var header = PictureHeader.Read(file.AsSpan(0, (int)(file.Length * part)));

            Assert.False(header.IsWhole);
            Assert.InRange(header.Share!.Value, part - 0.05, part + 0.05);
        }
    }

    [Theory]
    [MemberData(nameof(Jpegs))]
    [Fault(2)]
    public void A_JPEG_whose_rest_is_zeros_is_cut_off(string kind)
    {
        var file = Jpeg(kind);
        file.AsSpan(file.Length / 2).Clear();

        Assert.False(PictureHeader.Read(file).IsWhole);
    }

    [Theory]
    [MemberData(nameof(Jpegs))]
    public void A_video_behind_a_photo_is_left_out(string kind)
    {
        var file = Jpeg(kind);
        byte[] motion = [.. file, .. "\0\0\0\u0018ftypmp42"u8, .. Noise(20_000)];

        var header = PictureHeader.Read(motion);

        Assert.True(header.IsWhole);
        Assert.False(header.IsDamaged);
        Assert.Equal(file, header.Mend(motion));
    }

    [Fact]
    public void A_thumbnail_is_not_the_picture()
    {
        byte[] segment = [.. "Exif\0\0"u8, .. Photos.Baseline];
        byte[] Put(byte[] file) =>
            [.. file[..2], 0xFF, 0xE1, (byte)((segment.Length + 2) >> 8), (byte)(segment.Length + 2), .. segment, .. file[2..]];

        Assert.True(PictureHeader.Read(Put(Photos.Progressive)).IsWhole);
        Assert.False(PictureHeader.Read(Put(Photos.Progressive[..600])).IsWhole);
    }

    [Fact]
    [Fault(1)]
    public void A_JPEG_of_countless_scans_is_damaged()
    {
        var file = Photos.Baseline;
        byte[] scans = [.. Enumerable.Repeat((byte[])[0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0], 300).SelectMany(scan => scan)];

        Assert.True(PictureHeader.Read([.. file[..^2], .. scans, .. file[^2..]]).IsDamaged);
        Assert.True(PictureHeader.Read([.. file[..^2], .. scans]).IsDamaged);
    }

    [Theory]
    [InlineData(8, 6)]
    [InlineData(16, 2)]
    [InlineData(1, 0)]
    [InlineData(4, 3)]
    public void A_PNG_without_its_last_chunk_is_whole_and_gets_one(byte depth, byte colour)
    {
        var bits =
            depth
            * (
                colour == 6 ? 4
                : colour == 2 ? 3
                : 1
            );
        var rows = Noise((1 + (33 * bits + 7) / 8) * 21);
        var file = PictureFiles.Png(33, 21, depth, colour, rows);

        foreach (var missing in (int[])[12, 13, 16, 8, 4, 1])
        {
            var cut = file[..^missing];
            var header = PictureHeader.Read(cut);

            Assert.True(header.IsWhole, $"without {missing} bytes");
            Assert.Equal(file, header.Mend(cut));
        }

        Assert.False(PictureHeader.Read(file.AsSpan(0, file.Length - 60)).IsWhole);
    }

    [Fact]
    [Fault(2)]
    public void A_PNG_that_breaks_off_and_asks_for_a_dictionary_is_not_whole()
    {
        var file = PictureFiles.Png(20, 20, 8, 0, Noise(420))[..^12];
        var data = file.AsSpan().IndexOf("IDAT"u8) + 4;
        file[data] = 0x78;
        file[data + 1] = 0xBB; // Of zlib's header the bit for a dictionary, and the check that goes with it.

        var header = PictureHeader.Read(file);

        Assert.False(header.IsWhole);
        Assert.Equal(0, header.Share);
    }

    [Fact]
    public void A_PNG_without_the_sum_of_its_packed_data_is_whole()
    {
        var file = PictureFiles.Png(20, 20, 8, 0, Noise(420));
        var cut = file[..^18]; // Twelve bytes of the last chunk, four of the sum of this one, two of the data's own.

        var header = PictureHeader.Read(cut);
        var mended = header.Mend(cut);

        Assert.True(header.IsWhole);
        Assert.Equal(file, mended);
        Assert.False(PictureHeader.Read(file.AsSpan(0, file.Length - 22)).IsWhole);
    }

    [Fact]
    public void A_WebP_that_lost_what_follows_its_pixels_is_whole()
    {
        var plain = PictureHeaderTests.File("webp");
        var file = Turned.WebP(plain, 61, 45, 6);

        var cut = file[..^5];
        var header = PictureHeader.Read(cut);

        Assert.True(header.IsWhole);
        var mended = header.Mend(cut);
        Assert.Equal(mended.Length - 8, BitConverter.ToInt32(mended, 4));
    }

    [Fact]
    [Fault(4)]
    public void Of_an_animation_the_first_frame_must_be_there()
    {
        var one = PictureFiles.Gif(20, 20, SkiaSharp.SKColors.Red);
        var many = PictureFiles.Gif(20, 20, SkiaSharp.SKColors.Red, SkiaSharp.SKColors.Blue);

        Assert.True(PictureHeader.Read(many.AsSpan(0, many.Length - 20)).IsWhole);
        Assert.Equal(one.Length, PictureHeader.Read(many).Mend(many).Length);
        Assert.False(PictureHeader.Read(one.AsSpan(0, one.Length - 20)).IsWhole);
    }

    [Fact]
    public void A_BMP_may_lack_what_fills_its_last_row()
    {
        var file = PictureFiles.Bmp(5, 4, PictureFiles.Noise(3)); // Rows of 15 bytes, and one that counts for nothing.

        var header = PictureHeader.Read(file.AsSpan(0, file.Length - 1));

        Assert.True(header.IsWhole);
        Assert.Equal(file.Length, header.Mend(file.AsSpan(0, file.Length - 1)).Length);
        Assert.False(PictureHeader.Read(file.AsSpan(0, file.Length - 2)).IsWhole);
    }

    internal static byte[] Jpeg(string kind) =>
        kind switch
        {
            "progressive" => [.. Photos.Progressive],
            "baseline" => [.. Photos.Baseline],
            "full colour" => [.. Photos.FullColour],
            _ => [.. Photos.Restarts],
        };

    private static byte[] Noise(int count)
    {
        var bytes = new byte[count];
        new Random(7).NextBytes(bytes);
        return bytes;
    }
}
