using System.Text;
using static Sortline.Tests.Pngs;

namespace Sortline.Projects.Tests;

public class PictureTests
{
    public static TheoryData<string, byte[]> Faulty =>
        new()
        {
            { "not a PNG", [] },
            { "not a PNG", "GIF89a"u8.ToArray() },
            { "cut off", Draw(1)[..8] },
            { "cut off", Draw(1)[..40] },
            { "cut off", Draw(1)[..^1] },
            { "cut off", Join(Header(), Chunk("IDAT", 1)) },
            { "223 x 224", Join(Header(width: 223), Chunk("IDAT", 1), Chunk("IEND")) },
            { "4294967295 x 224", Join(Header(width: -1), Chunk("IDAT", 1), Chunk("IEND")) },
            { "8 bits", Join(Header(depth: 16), Chunk("IDAT", 1), Chunk("IEND")) },
            { "8 bits", Join(Header(colour: 1), Chunk("IDAT", 1), Chunk("IEND")) },
            { "8 bits", Join(Header(interlace: 2), Chunk("IDAT", 1), Chunk("IEND")) },
            { "wrong order", Join(Chunk("IDAT", 1), Header(), Chunk("IEND")) },
            { "wrong order", Join(Header(), Chunk("IEND")) },
            { "wrong order", Join(Header(), Header(), Chunk("IDAT", 1), Chunk("IEND")) },
            { "wrong order", Join(Header(colour: 3), Chunk("IDAT", 1), Chunk("IEND")) },
            { "wrong order", Join(Header(colour: 3), Chunk("PLTE", 1, 2), Chunk("IDAT", 1), Chunk("IEND")) },
            { "wrong order", Join(Header(), Chunk("IDAT", 1), Chunk("IEND", 1)) },
            { "wrong order", Join(Header(), Chunk("EVIL", 1), Chunk("IDAT", 1), Chunk("IEND")) },
            { "checksum", [.. Draw(1)[..60], 0xFF, .. Draw(1)[61..]] },
            { "too big", Draw(1, Chunk("IDAT", new byte[5 << 20])) },
        };

    [Theory]
    [MemberData(nameof(Faulty), DisableDiscoveryEnumeration = true)]
    public void A_picture_that_is_not_one_of_ours_is_refused_with_the_reason(string because, byte[] png)
    {
        var refusal = Assert.Throws<ProjectFormatException>(() => ProjectPicture.Clean(png));

        Assert.Contains(because, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_that_is_not_pixels_is_taken_out()
    {
        byte[][] told =
        [
            Chunk("eXIf", "GPS 52.5N 13.4E"u8.ToArray()),
            Chunk("tEXt", "Author\0Somebody"u8.ToArray()),
            Chunk("iTXt", "XML:com.adobe.xmp"u8.ToArray()),
            Chunk("tIME", 1, 2, 3, 4, 5, 6, 7),
            Chunk("pHYs", new byte[9]),
            Chunk("iCCP", "Display P3"u8.ToArray()),
            Chunk("acTL", new byte[8]),
        ];
        byte[] png = [.. Draw(1, told), .. "PK and more behind the end"u8];

        var clean = ProjectPicture.Clean(png);

        Assert.Equal(Draw(1), clean);
    }

    [Fact]
    public void Palette_and_transparency_stay()
    {
        var png = Join(
            Header(colour: 3),
            Chunk("PLTE", 1, 2, 3),
            Chunk("tRNS", 9),
            Chunk("IDAT", Pixels(1)),
            Chunk("IDAT", 7),
            Chunk("IEND")
        );

        Assert.Equal(png, ProjectPicture.Clean(png));
    }

    [Fact]
    public async Task No_file_holds_what_a_camera_wrote_beside_the_pixels()
    {
        var camera = Draw(3, Chunk("eXIf", "GPSLatitude"u8.ToArray()), Chunk("tEXt", "Software\0Camera"u8.ToArray()));

        var file = await Samples.BytesAsync(Samples.Of(3), _ => ValueTask.FromResult<byte[]?>(camera));

        Assert.All(
            ["eXIf", "GPS", "tEXt", "Camera"],
            told => Assert.Equal(-1, file.AsSpan().IndexOf(Encoding.ASCII.GetBytes(told)))
        );
    }

    [Fact]
    public async Task What_a_foreign_file_holds_beside_the_pixels_does_not_come_in()
    {
        var camera = Draw(1, Chunk("eXIf", "GPSLatitude"u8.ToArray()));
        var file = Zips.Change(
            await Samples.BytesAsync(Samples.Of(1)),
            (name, bytes) => name.EndsWith(".png", StringComparison.Ordinal) ? camera : bytes
        );

        var (reading, pictures) = await Samples.ReadAsync(file);

        Assert.Empty(reading.Repairs);
        Assert.Equal(Draw(1), pictures[new(1)]);
    }
}
