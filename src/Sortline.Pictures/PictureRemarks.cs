using Sortline.Messages;

namespace Sortline.Pictures;

/// <summary>Finds what is odd about a picture by its pixels. Pure: the same pixels give the same remark.</summary>
public static class PictureRemarks
{
    // Of 256 levels: 12 bits in 16 use a sixteenth. Night photos have lamps.
    private const int DarkLevel = 16;

    // Scaling down mixes the two values of a mask along their border, and JPEG puts some noise around both.
    private const int NearLevels = 6;
    private const double ShareOfTwo = 0.85,
        LeastOfEach = 0.005;

    // A mask may be coloured where it is not black. So many levels apart, two pixels still have one colour.
    private const int BlackLevel = 16,
        NearColour = 16;
    private const double MostMixed = 0.05;

    // Where C# is interpreted, a few hundred pixels show soon enough that a photo is no mask.
    private const int SamplePixels = 97;

    // Of masks that tell several things apart.
    private const int ColoursOfMask = 8;

    // What a decoder fills in where it has no data is the middle of all levels.
    private const int Grey = 128,
        NearGrey = 2;
    private const double LeastGrey = 0.25;

    /// <summary>What is odd about a picture and the file that it came from; <see langword="null"/> if nothing is.</summary>
    /// <param name="header">What the file says of itself.</param>
    /// <param name="file">The file.</param>
    /// <param name="rgb">Red, green and blue of each pixel, row by row.</param>
    /// <param name="side">How many pixels it is wide and high.</param>
    public static PictureRemark? Of(PictureHeader header, ReadOnlySpan<byte> file, ReadOnlySpan<byte> rgb, int side)
    {
        ArgumentNullException.ThrowIfNull(header);
        var remark = header.HasFaults(file) ? PictureRemark.Damaged : Of(rgb, side);
        return remark is PictureRemark.AlmostBlack && header.BitDepth <= 8 ? PictureRemark.Dark : remark;
    }

    /// <summary>What is odd about a picture; <see langword="null"/> if nothing is.</summary>
    /// <param name="rgb">Red, green and blue of each pixel, row by row.</param>
    /// <param name="side">How many pixels it is wide and high.</param>
    public static PictureRemark? Of(ReadOnlySpan<byte> rgb, int side)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(side, 1);
        ArgumentOutOfRangeException.ThrowIfNotEqual(rgb.Length, side * side * 3);

        // Where C# is interpreted, going over all pixels takes a while: with most photos the first few tell each.
        return IsOneColour(rgb) ? PictureRemark.OneColour
            : rgb.IndexOfAnyExceptInRange((byte)0, (byte)DarkLevel) < 0 ? PictureRemark.AlmostBlack
            : IsOfTwoValues(rgb) || IsBlackAndAnother(rgb) ? PictureRemark.TwoValuesOnly
            : GreyRows(rgb, side) >= side * LeastGrey ? PictureRemark.PartlyGrey
            : null;
    }

    /// <summary>What to say of a picture that is called like a mask and <see cref="IsMask"/>.</summary>
    public static Message SayMask => Message.Of("photo.mask");

    /// <summary>
    /// Whether a picture is made of a few colours, as the mask of a photo is. Asked of those alone that are called like one: drawings are, too.
    /// </summary>
    /// <param name="rgb">Red, green and blue of each pixel.</param>
    public static bool IsMask(ReadOnlySpan<byte> rgb)
    {
        Dictionary<int, int> counts = [];
        for (var i = 0; i + 2 < rgb.Length; i += 3)
        {
            var colour = (rgb[i] << 16) | (rgb[i + 1] << 8) | rgb[i + 2];
            counts[colour] = counts.GetValueOrDefault(colour) + 1;
        }

        return counts.Values.OrderDescending().Take(ColoursOfMask).Sum() >= rgb.Length / 3 * ShareOfTwo;
    }

    /// <summary>What to say of it.</summary>
    public static Message Say(PictureRemark remark) =>
        remark switch
        {
            PictureRemark.AlmostBlack => Message.Of("photo.remark.almost-black"),
            PictureRemark.Dark => Message.Of("photo.remark.dark"),
            PictureRemark.TwoValuesOnly => Message.Of("photo.remark.two-values"),
            PictureRemark.Damaged => Message.Of("photo.remark.damaged"),
            PictureRemark.OneColour => Message.Of("photo.remark.one-colour"),
            _ => Message.Of("photo.remark.partly-grey"),
        };

    private static bool IsOneColour(ReadOnlySpan<byte> rgb)
    {
        for (var i = 3; i < rgb.Length; i++)
        {
            if (Math.Abs(rgb[i] - rgb[i % 3]) > 1)
                return false;
        }

        return true;
    }

    private static bool IsOfTwoValues(ReadOnlySpan<byte> rgb)
    {
        Span<int> levels = stackalloc int[256];
        var (highest, lowest) = (0, 255);
        for (var i = 0; i < rgb.Length; i += 3)
        {
            var (red, green, blue) = (rgb[i], rgb[i + 1], rgb[i + 2]);
            var (high, low) = (Math.Max(red, Math.Max(green, blue)), Math.Min(red, Math.Min(green, blue)));
            if (high - low > NearLevels)
                return false;
            (highest, lowest) = (Math.Max(highest, high), Math.Min(lowest, low));
            levels[green]++;
        }

        if (highest - lowest < 4 * NearLevels)
            return false;

        var (most, least) = (0, 0);
        for (var i = 0; i <= NearLevels; i++)
            (least, most) = (least + levels[lowest + i], most + levels[highest - i]);
        var pixels = rgb.Length / 3;
        return least + most >= pixels * ShareOfTwo && Math.Min(least, most) >= pixels * LeastOfEach;
    }

    /// <summary>Whether one of two colours is black: in no more pixels than have the rarer of them, they mix.</summary>
    private static bool IsBlackAndAnother(ReadOnlySpan<byte> rgb) =>
        BlackAndAnother(rgb, SamplePixels) is (_, var sampled)
        && sampled <= 4 * MostMixed
        && BlackAndAnother(rgb, 1) is (var rarer, var mixed)
        && rarer >= LeastOfEach
        && mixed <= Math.Min(rarer, MostMixed);

    /// <summary>Which share of the pixels is black or has the brightest colour, whichever is rarer, and which is neither.</summary>
    private static (double Rarer, double Mixed) BlackAndAnother(ReadOnlySpan<byte> rgb, int step)
    {
        var other = BrightestOf(rgb, step);
        var (dark, bright, pixels) = (0, 0, 0);
        for (var i = 0; i < rgb.Length; i += 3 * step)
        {
            pixels++;
            if (rgb[i] <= BlackLevel && rgb[i + 1] <= BlackLevel && rgb[i + 2] <= BlackLevel)
                dark++;
            else if (IsNear(rgb[i..], other))
                bright++;
        }

        return (Math.Min(dark, bright) / (double)pixels, (pixels - dark - bright) / (double)pixels);
    }

    private static ReadOnlySpan<byte> BrightestOf(ReadOnlySpan<byte> rgb, int step)
    {
        var brightest = 0;
        for (var i = 0; i < rgb.Length; i += 3 * step)
        {
            if (rgb[i] + rgb[i + 1] + rgb[i + 2] > rgb[brightest] + rgb[brightest + 1] + rgb[brightest + 2])
                brightest = i;
        }

        return rgb.Slice(brightest, 3);
    }

    private static bool IsNear(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) =>
        Math.Abs(one[0] - other[0]) <= NearColour
        && Math.Abs(one[1] - other[1]) <= NearColour
        && Math.Abs(one[2] - other[2]) <= NearColour;

    /// <summary>How many rows or columns, from an edge on, are grey and nothing else.</summary>
    private static int GreyRows(ReadOnlySpan<byte> rgb, int side)
    {
        var most = 0;
        for (var edge = 0; edge < 4; edge++)
        {
            var rows = 0;
            while (rows < side && IsGrey(rgb, side, edge, rows))
                rows++;
            most = Math.Max(most, rows);
        }

        return most;
    }

    // Four edges: a photo that was taken upright may lie any way round in its file.
    private static bool IsGrey(ReadOnlySpan<byte> rgb, int side, int edge, int row)
    {
        var at = edge is 0 or 2 ? row : side - 1 - row;
        var (from, step) = edge < 2 ? (at * side, 1) : (at, side);
        for (var i = 0; i < side; i++, from += step)
        {
            foreach (var level in rgb.Slice(from * 3, 3))
            {
                if (Math.Abs(level - Grey) > NearGrey)
                    return false;
            }
        }

        return true;
    }
}
