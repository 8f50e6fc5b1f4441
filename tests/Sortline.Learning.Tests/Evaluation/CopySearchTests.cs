using System.Collections.Immutable;
using System.Diagnostics;
using Sortline.Learning.Evaluation;
using Sortline.Learning.Features;
using Sortline.Learning.Numerics;

namespace Sortline.Learning.Tests.Evaluation;

public class CopySearchTests(ITestOutputHelper output)
{
    private const int Side = FeatureSpec.PictureSide;

    [Fact]
    public void Copies_of_copies_make_one_group_whatever_their_labels()
    {
        var features = Drawn.Pictures(seed: 1, [4])[0].Features;
        ImmutableArray<LabelledPicture> pictures =
        [
            .. new[] { 5, 1, 3, 2 }.Select(id => new LabelledPicture(new(id), new(id % 2), features)),
        ];
        Dictionary<int, PicturePrint> prints = new()
        {
            [1] = Print(0.005),
            [2] = Print(0),
            [3] = Print(0.3),
            [5] = Print(0.01),
        };

        var copies = CopySearch.Find(pictures, id => prints[id.Value]);

        Assert.Equal(
            [
                [new(1), new(2), new(5)],
            ],
            copies.Groups.Select(group => group.ToArray())
        );
    }

    [Fact]
    public void Pictures_whose_features_differ_are_no_copies_whatever_their_prints_say()
    {
        var pictures = Drawn.Pictures(seed: 2, [3, 3]);

        Assert.Equal(0, CopySearch.Find(pictures, _ => Print(0)).Count);
    }

    [Theory]
    [InlineData(0, 0, 0, 0)]
    [InlineData(255, 255, 255, 255)]
    [InlineData(200, 100, 50, (0.299 * 200) + (0.587 * 100) + (0.114 * 50))]
    public void A_print_knows_how_bright_its_picture_is(byte red, byte green, byte blue, double brightness)
    {
        byte[] rgb = [.. Enumerable.Repeat(new[] { red, green, blue }, 64 * 64).SelectMany(pixel => pixel)];

        Assert.Equal(brightness, PicturePrint.Of(rgb).Brightness, 0.01);
    }

    [Fact]
    public void Without_prints_only_the_same_features_count()
    {
        var pictures = Drawn.Pictures(seed: 3, [3, 3]);
        ImmutableArray<LabelledPicture> twice = [.. pictures, pictures[2] with { Id = new(9) }];

        Assert.Equal(0, CopySearch.Find(pictures).Count);
        Assert.Equal(
            [
                [new(2), new(9)],
            ],
            CopySearch.Find(twice).Groups.Select(group => group.ToArray())
        );
        Assert.Empty(CopySearch.Find([]).Groups);
        Assert.Equal(0, CopySearch.Find(twice, id => id.Value == 2 ? null : Print(0)).Count);
    }

    [Theory]
    [InlineData(1.03, 0)]
    [InlineData(0.97, 0)]
    [InlineData(1, 0.01)]
    [InlineData(1, 0.02)]
    [InlineData(0.97, 0.03)]
    public void Other_light_and_a_slightly_narrower_crop_leave_the_print_as_it_is(double light, double margin) =>
        Assert.InRange(Print(0).DistanceTo(Print(0, light, margin)), 0, CopySearch.SamePrint);

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public void A_picture_that_was_turned_by_quarters_or_mirrored_is_known(int quarters, bool isMirrored)
    {
        var picture = Picture(0.25, red: 40);
        var turned = new byte[picture.Length];
        for (var place = 0; place < Side * Side; place++)
        {
            var (x, y) = (isMirrored ? Side - 1 - (place % Side) : place % Side, place / Side);
            for (var quarter = 0; quarter < quarters; quarter++)
                (x, y) = (y, Side - 1 - x);
            picture.AsSpan(((y * Side) + x) * 3, 3).CopyTo(turned.AsSpan(place * 3));
        }

        var (print, other) = (PicturePrint.Of(picture), PicturePrint.Of(turned));

        Assert.True(print.DistanceTo(other) > CopySearch.SamePrint);
        Assert.True(print.IsTurned(other, CopySearch.SamePrint) && other.IsTurned(print, CopySearch.SamePrint));
        Assert.False(print.IsTurned(Print(0.1), CopySearch.SamePrint));
    }

    [Fact]
    public void Another_place_and_another_colour_make_another_print()
    {
        Assert.True(Print(0).DistanceTo(Print(0.1)) > CopySearch.SamePrint);
        Assert.True(Print(0).DistanceTo(Print(0, red: 40)) > CopySearch.SamePrint);
        Assert.Equal(Print(0).DistanceTo(Print(0.1)), Print(0.1).DistanceTo(Print(0)));
    }

    // client/tests/print.test.ts asks for the same numbers.
    [Theory]
    [InlineData(0, 0, 0, 6.5, 6.5, 100)]
    [InlineData(0, 15, 3, 216.5, 48.5, 100)]
    [InlineData(2, 0, 0, 10.7, 10.7, 100)]
    [InlineData(3, 15, 15, 210.2, 210.2, 100)]
    public void Fields_are_means_of_what_lies_in_them(int crop, int column, int row, float red, float green, float blue)
    {
        var rgb = new byte[Side * Side * 3];
        for (var pixel = 0; pixel < Side * Side; pixel++)
            (rgb[pixel * 3], rgb[(pixel * 3) + 1], rgb[(pixel * 3) + 2]) = ((byte)(pixel % Side), (byte)(pixel / Side), 100);

        var fields = PicturePrint.FieldsOf(rgb, Side).AsSpan((((((crop * 16) + row) * 16) + column) * 3), 3);

        Assert.Equal(red, fields[0], 0.3f);
        Assert.Equal(green, fields[1], 0.3f);
        Assert.Equal(blue, fields[2], 0.001f);
        Assert.Throws<ArgumentException>(() => PicturePrint.FromFields([1, 2]));
    }

    [Fact]
    public void Blank_pictures_are_copies_of_each_other_and_of_nothing_else()
    {
        var (white, black) = (PicturePrint.Of(Blank(255)), PicturePrint.Of(Blank(0)));

        Assert.Equal(0, white.DistanceTo(black), 1e-6f);
        Assert.True(white.DistanceTo(Print(0)) > 0.1f);
        Assert.Throws<ArgumentException>(() => PicturePrint.Of(new byte[100]));

        static byte[] Blank(byte level) => [.. Enumerable.Repeat(level, Side * Side * 3)];
    }

    [Fact]
    public void Two_thousand_pictures_that_look_alike_are_compared_with_bounded_work_in_small_pieces()
    {
        const int count = 2_000;
        var watch = Stopwatch.StartNew();
        var pictures = Drawn.Pictures(seed: 5, [count], length: 512, noise: 0.1);
        PicturePrint[] prints = [.. Enumerable.Range(0, 40).Select(i => Print(i / 100.0))];
        output.WriteLine($"Made in {watch.ElapsedMilliseconds} ms");
        watch.Restart();

        var search = new CopySearch(pictures, id => prints[id.Value % prints.Length]);
        while (search.Advance()) { }

        output.WriteLine($"Compared in {watch.ElapsedMilliseconds} ms, {search.Budget.Total / 1_000_000} million multiply-adds");
        Assert.Equal(count, search.Result.Count);
        // A few seconds of a quiet processor; counted, as how long it takes says more about what else the machine does.
        Assert.InRange(search.Budget.Total, 1, 2_000_000_000);
        Assert.InRange(search.Budget.LongestPiece, 1, WorkBudget.Enough + WorkBudget.Step);
    }

    // A disc on a slope of light, so far to the right.
    private static PicturePrint Print(double right, double light = 1, double margin = 0, double red = 0) =>
        PicturePrint.Of(Picture(right, light, margin, red));

    private static byte[] Picture(double right, double light = 1, double margin = 0, double red = 0)
    {
        var rgb = new byte[Side * Side * 3];
        for (var y = 0; y < Side; y++)
        {
            for (var x = 0; x < Side; x++)
            {
                double u = margin + (x / (double)Side * (1 - (2 * margin))),
                    v = margin + (y / (double)Side * (1 - (2 * margin)));
                var (across, down) = (u - 0.4 - right, v - 0.45);
                var isDisc = (across * across) + (down * down) < 0.06;
                var level = light * (isDisc ? 60 : 120 + (80 * v));
                var at = ((y * Side) + x) * 3;
                (rgb[at], rgb[at + 1], rgb[at + 2]) = ((byte)(level + (isDisc ? red : 0)), (byte)level, (byte)level);
            }
        }

        return rgb;
    }
}
