using Sortline.Learning;
using Sortline.Learning.Features;
using Sortline.Vision;

namespace Sortline.Cli.Training;

/// <summary>What only the pixels of pictures tell: which are near-copies, and which are hardly pictures of anything.</summary>
internal sealed class PictureChecks
{
    // So many levels apart, two pixels still have one colour: saving with some loss moves them as far.
    private const int Tolerance = 16;

    // As dark as this, a pixel is black.
    private const int Black = 16;

    // At edges the two colours of a mask mix: in so many of its pixels, and no more than have its rarer colour.
    private const double MostMixed = 0.05;

    private readonly Dictionary<ExampleId, PicturePrint> _prints = [];

    /// <summary>The pictures of a single colour, in the order in which they came.</summary>
    public List<ExampleId> SingleColour { get; } = [];

    /// <summary>The pictures of two colours, one of them black: masks have them, photos hardly ever.</summary>
    public List<ExampleId> Masks { get; } = [];

    /// <summary>Looks at a picture.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="png">The picture as the network sees it.</param>
    public void Add(ExampleId id, byte[] png)
    {
        var rgb = PictureReader.Read(png).Rgb;
        _prints[id] = PicturePrint.Of(rgb);
        if (IsSingleColour(rgb))
            SingleColour.Add(id);
        else if (IsMask(rgb))
            Masks.Add(id);
    }

    /// <summary>The print of a picture; null if nobody showed it.</summary>
    public PicturePrint? PrintOf(ExampleId id) => _prints.GetValueOrDefault(id);

    private static bool IsSingleColour(ReadOnlySpan<byte> rgb)
    {
        for (var at = 3; at < rgb.Length; at += 3)
        {
            if (!IsNear(rgb[at..], rgb))
                return false;
        }

        return true;
    }

    private static bool IsMask(ReadOnlySpan<byte> rgb)
    {
        var other = BrightestOf(rgb);
        int dark = 0,
            bright = 0;
        for (var at = 0; at < rgb.Length; at += 3)
        {
            if (rgb[at] <= Black && rgb[at + 1] <= Black && rgb[at + 2] <= Black)
                dark++;
            else if (IsNear(rgb[at..], other))
                bright++;
        }

        var mixed = (rgb.Length / 3) - dark - bright;
        return mixed <= Math.Min(Math.Min(dark, bright), MostMixed * rgb.Length / 3);
    }

    private static ReadOnlySpan<byte> BrightestOf(ReadOnlySpan<byte> rgb)
    {
        var brightest = 0;
        for (var at = 3; at < rgb.Length; at += 3)
        {
            if (Sum(rgb[at..]) > Sum(rgb[brightest..]))
                brightest = at;
        }

        return rgb.Slice(brightest, 3);
    }

    private static int Sum(ReadOnlySpan<byte> pixel) => pixel[0] + pixel[1] + pixel[2];

    private static bool IsNear(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) =>
        Math.Abs(one[0] - other[0]) <= Tolerance
        && Math.Abs(one[1] - other[1]) <= Tolerance
        && Math.Abs(one[2] - other[2]) <= Tolerance;
}
