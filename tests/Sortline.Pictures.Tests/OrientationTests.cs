namespace Sortline.Pictures.Tests;

public class OrientationTests
{
    public static TheoryData<string, int> All =>
        [
            .. from format in new[] { "jpeg", "png", "webp" }
            from orientation in Enumerable.Range(1, 8)
            select (format, orientation),
        ];

    [Theory]
    [MemberData(nameof(All))]
    [Fault(5)]
    public void How_a_picture_stands_upright_is_read(string format, int orientation)
    {
        var file = File(format, orientation);

        Assert.Equal(orientation, PictureHeader.Read(file).Orientation);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_decoder_that_would_turn_the_picture_gets_no_word_of_it(string format, int orientation)
    {
        var file = File(format, orientation);

        var unturned = PictureHeader.Read(file).MendUnturned(file);

        Assert.Equal(file.Length, unturned.Length);
        Assert.Equal(1, PictureHeader.Read(unturned).Orientation);
        Assert.True(PictureHeader.Read(unturned).IsWhole);
        Assert.Equal(
            -1,
            unturned
                .AsSpan()
                .IndexOf(
                    format switch
                    {
                        "png" => "eXIf"u8,
                        "webp" => "EXIF"u8,
                        _ => "Exif"u8,
                    }
                )
        );
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    [InlineData(200)]
    [Fault(5)]
    public void A_way_that_there_is_not_is_none(int orientation) =>
        Assert.Equal(1, PictureHeader.Read(File("jpeg", orientation)).Orientation);

    [Fact]
    [Fault(5)]
    public void Both_byte_orders_are_read()
    {
        byte[] exif = [.. "Exif\0\0II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0];
        var jpeg = PictureHeaderTests.File("jpeg");

        Assert.Equal(
            8,
            PictureHeader.Read([.. jpeg[..2], 0xFF, 0xE1, 0, (byte)(exif.Length + 2), .. exif, .. jpeg[2..]]).Orientation
        );
    }

    private static byte[] File(string format, int orientation)
    {
        var plain = PictureHeaderTests.File(format);
        return format switch
        {
            "png" => Turned.Png(plain, orientation),
            "webp" => Turned.WebP(plain, 61, 45, orientation),
            _ => PictureFiles.WithOrientation(plain, orientation),
        };
    }
}
