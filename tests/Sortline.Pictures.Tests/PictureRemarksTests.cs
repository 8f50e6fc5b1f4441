namespace Sortline.Pictures.Tests;

public class PictureRemarksTests
{
    private const int Side = 224;

    [Fact]
    public void Nothing_is_said_of_a_photo() => Assert.Null(Of((x, y) => (x, y, (x + y) / 2)));

    [Fact]
    public void Twelve_bits_of_data_in_sixteen_are_almost_black() =>
        AssertSaid(PictureRemark.AlmostBlack, "It is almost black: 12 bits of data in 16?", (x, y) => Grey((x + y) * 16 / 448));

    [Fact]
    public void A_night_photo_with_a_lamp_is_not() =>
        Assert.Null(Of((x, y) => Grey(x is > 100 and < 110 && y < 9 ? 200 : y / 20)));

    [Theory]
    [InlineData(0, 255)]
    [InlineData(0, 1 << 7)]
    public void A_mask_has_two_values(int low, int high) =>
        AssertSaid(PictureRemark.TwoValuesOnly, "It has two values only: a mask?", (x, y) => Grey(IsInside(x, y) ? high : low));

    [Fact]
    public void A_mask_that_was_scaled_down_is_still_one() =>
        Assert.Equal(
            PictureRemark.TwoValuesOnly,
            Of((x, y) => Grey(Enumerable.Range(0, 9).Count(i => IsInside(x + i % 3, y + i / 3)) * 255 / 9))
        );

    [Fact]
    public void A_mask_may_be_coloured_where_it_is_not_black()
    {
        Assert.Equal(PictureRemark.TwoValuesOnly, Of((x, y) => IsInside(x, y) ? (200 + (x % 12), 40, 30) : (y % 9, x % 5, 3)));
        Assert.Null(Of((x, y) => IsInside(x, y) ? (200 - x, 40, 30) : (y % 9, x % 5, 3)));
    }

    [Fact]
    public void A_drawing_in_ink_of_two_colours_is_not_a_mask() =>
        Assert.Null(Of((x, y) => IsInside(x, y) ? (200, 30, 30) : (250, 240, 200)));

    [Fact]
    public void One_colour_is_no_picture() =>
        AssertSaid(PictureRemark.OneColour, "All of it is one colour.", (_, _) => (20, 90, 140));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [Fault(2)]
    public void A_photo_that_breaks_off_is_grey_from_there_on(int edge)
    {
        AssertSaid(PictureRemark.PartlyGrey, "A large part of it is plain grey: damaged?", (x, y) => Broken(x, y, 100));
        Assert.Null(Of((x, y) => Broken(x, y, 30)));

        (int, int, int) Broken(int x, int y, int grey)
        {
            var distance = edge switch
            {
                0 => y,
                1 => Side - 1 - y,
                2 => x,
                _ => Side - 1 - x,
            };
            return distance < grey ? (128, 128, 128) : (x, y, 60);
        }
    }

    [Theory]
    [InlineData("progressive")]
    [InlineData("baseline")]
    [InlineData("full colour")]
    [InlineData("restarts")]
    [InlineData("encoded here")]
    public void A_JPEG_without_a_wrong_byte_has_no_faults(string kind)
    {
        var file = kind is "encoded here" ? PictureHeaderTests.Encoded("jpeg", 333, 222) : CompletenessTests.Jpeg(kind);

        Assert.False(PictureHeader.Read(file).HasFaults(file));
    }

    [Fact]
    public void Most_JPEGs_with_two_wrong_bytes_are_seen_to_be_damaged()
    {
        const int tries = 200;
        var file = PictureHeaderTests.Encoded("jpeg", 160, 120);
        var scan = file.AsSpan().IndexOf((byte[])[0xFF, 0xDA]) + 20;
        var random = new Random(20_261_129);
        var seen = 0;
        for (var i = 0; i < tries; i++)
        {
            var wrong = file.ToArray();
            var at = random.Next(scan, file.Length - 4);
            (wrong[at], wrong[at + 1]) = ((byte)(wrong[at] ^ 0x55), (byte)(wrong[at + 1] ^ 0x33));
            if (
                PictureHeader.Read(wrong) is { IsDamaged: true } or { IsWhole: false }
                || PictureHeader.Read(wrong).HasFaults(wrong)
            )
                seen++;
        }

        Assert.InRange(seen, tries / 2, tries);
    }

    private static bool IsInside(int x, int y) => (x - 100) * (x - 100) + (y - 120) * (y - 120) < 1_600;

    private static (int Red, int Green, int Blue) Grey(int level) => (level, level, level);

    private static void AssertSaid(PictureRemark remark, string sentence, Func<int, int, (int, int, int)> paint)
    {
        Assert.Equal(remark, Of(paint));
        Assert.StartsWith(sentence, PictureTexts.English[PictureRemarks.Say(remark)], StringComparison.Ordinal);
    }

    private static PictureRemark? Of(Func<int, int, (int Red, int Green, int Blue)> paint)
    {
        var rgb = new byte[Side * Side * 3];
        for (var i = 0; i < Side * Side; i++)
        {
            var (red, green, blue) = paint(i % Side, i / Side);
            (rgb[3 * i], rgb[3 * i + 1], rgb[3 * i + 2]) = ((byte)red, (byte)green, (byte)blue);
        }

        return PictureRemarks.Of(rgb, Side);
    }
}
