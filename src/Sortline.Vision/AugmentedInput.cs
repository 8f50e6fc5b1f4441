using Sortline.Learning.Features;

namespace Sortline.Vision;

/// <summary>The ways in which the network looks at a picture.</summary>
internal static class AugmentedInput
{
    private const int Side = CanonicalPicture.Side,
        Places = Side * Side;

    /// <summary>How many numbers one view has: red, green and blue of each pixel.</summary>
    public const int NumbersEach = 3 * Places;

    // View 0 is the picture as it is, view 1 its mirror; then the same after one, two and three quarter turns. So the
    // first two of the eight are just the two views.
    private static readonly PixelOrder[] Orders =
    [
        .. Enumerable.Range(0, 4).SelectMany(turns => new[] { Turned(turns), Turned(turns).Mirrored(Side) }),
    ];

    private static readonly float[] Levels = [.. Enumerable.Range(0, 256).Select(level => level / 255f)];

    /// <summary>How many views a set has.</summary>
    public static int Count(Augmentation views) =>
        views is Augmentation.AsIs or Augmentation.Upright or Augmentation.AnyWayRound
            ? (int)views
            : throw new ArgumentOutOfRangeException(nameof(views), views, "A picture is looked at in one, two or eight ways.");

    /// <summary>Writes the views one after another; of each the red plane, the green and the blue, from 0 to 1.</summary>
    public static void Fill(CanonicalPicture picture, Span<float> target)
    {
        for (var view = 0; view * NumbersEach < target.Length; view++)
            Fill(picture.Rgb, Orders[view], target.Slice(view * NumbersEach, NumbersEach));
    }

    private static void Fill(ReadOnlySpan<byte> rgb, PixelOrder order, Span<float> target)
    {
        Span<float> red = target[..Places],
            green = target.Slice(Places, Places),
            blue = target.Slice(2 * Places, Places);
        var at = 0;
        for (var y = 0; y < Side; y++)
        {
            var from = (order.Begin + y * order.Down) * 3;
            for (var x = 0; x < Side; x++, at++, from += order.Right * 3)
                (red[at], green[at], blue[at]) = (Levels[rgb[from]], Levels[rgb[from + 1]], Levels[rgb[from + 2]]);
        }
    }

    private static PixelOrder Turned(int quarters) => quarters == 0 ? PixelOrder.AsIs(Side) : Turned(quarters - 1).Turned(Side);
}
