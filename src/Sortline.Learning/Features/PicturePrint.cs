using System.Collections.Immutable;
using Sortline.Learning.Numerics;

namespace Sortline.Learning.Features;

/// <summary>A picture made so small that saving it anew, a little more light or a slightly narrower crop hardly changes it.</summary>
/// <remarks>
/// Brightness and colour of 16 x 16 fields. The mean brightness is taken off and the rest scaled to length 1, so that light does not
/// count. Beside the whole picture it holds its middle at a few sizes, because whoever crops a picture shows less of the same.
/// </remarks>
public sealed class PicturePrint
{
    /// <summary>What a comparison costs, in multiply-adds; one in which crops are tried too costs a few times as much.</summary>
    internal const int CostOfDistance = Length;

    private const int Fields = 16;
    private const int Colours = 3;
    private const int Length = Fields * Fields * Colours;

    // How much is taken off each side.
    private static readonly ImmutableArray<double> Margins = [0, 0.01, 0.02, 0.03];

    // So little contrast, in levels, is noise: then there is nothing to be seen but the colour.
    private const double Noise = 1;

    // Farther apart than this, a crop does not explain the difference.
    private const float WorthACrop = 0.15f;

    // Four quarter turns, each also mirrored: fields that some of these bring to one place.
    private const int Turns = 8;
    private const int Orbits = Fields / 2 * ((Fields / 2) + 1) / 2;

    private readonly ImmutableArray<float[]> _prints;
    private readonly float[] _unturned;

    private PicturePrint(ImmutableArray<float[]> prints, double brightness) =>
        (_prints, _unturned, Brightness) = (prints, Unturned(prints[0]), brightness);

    /// <summary>The mean brightness (luma of ITU-R BT.601) of the whole picture, in levels from 0 to 255. Distances go without it.</summary>
    public double Brightness { get; }

    /// <summary>How many numbers <see cref="FromFields"/> takes.</summary>
    public static int FieldsLength => Margins.Length * Length;

    /// <summary>Makes one of a square picture.</summary>
    /// <param name="rgb">Red, green and blue of each pixel, row by row.</param>
    /// <exception cref="ArgumentException">The picture is not square, or smaller than its print.</exception>
    public static PicturePrint Of(ReadOnlySpan<byte> rgb)
    {
        var side = (int)Math.Sqrt(rgb.Length / Colours);
        if (side < Fields || side * side * Colours != rgb.Length)
            throw new ArgumentException(
                $"A print is made of a square picture of at least {Fields} x {Fields} pixels.",
                nameof(rgb)
            );

        return FromFields(FieldsOf(rgb, side));
    }

    /// <summary>Makes one where the pixels are elsewhere: the page's <c>client/pictures/print.ts</c> gives the same numbers.</summary>
    /// <param name="fields">Mean red, green and blue of each field, row by row; one crop after the other.</param>
    /// <exception cref="ArgumentException">There are not <see cref="FieldsLength"/> numbers.</exception>
    public static PicturePrint FromFields(ReadOnlySpan<float> fields)
    {
        if (fields.Length != FieldsLength)
            throw new ArgumentException($"A print is made of {FieldsLength} numbers.", nameof(fields));

        var prints = new float[Margins.Length][];
        for (var crop = 0; crop < prints.Length; crop++)
            prints[crop] = Normalised(fields.Slice(crop * Length, Length));
        return new([.. prints], BrightnessOf(fields[..Length]));
    }

    /// <summary>The numbers that a print is made of.</summary>
    internal static float[] FieldsOf(ReadOnlySpan<byte> rgb, int side)
    {
        var sums = Sums(rgb, side);
        var fields = new float[FieldsLength];
        for (var crop = 0; crop < Margins.Length; crop++)
            WriteFields(sums, side, Margins[crop] * side, fields.AsSpan(crop * Length, Length));
        return fields;
    }

    /// <summary>How far two pictures are apart: 0 for the same picture, 1 for two that have nothing in common, 2 for one and its negative.</summary>
    /// <remarks>One minus the cosine, of whichever crops of the two go best together.</remarks>
    public float DistanceTo(PicturePrint other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var least = Distance(_prints[0], other._prints[0]);
        for (var crop = 1; crop < _prints.Length && least < WorthACrop; crop++)
        {
            least = Math.Min(least, Distance(_prints[crop], other._prints[0]));
            least = Math.Min(least, Distance(_prints[0], other._prints[crop]));
        }

        return least;
    }

    /// <summary>Whether one of two pictures is the other turned by quarters, mirrored, or both, and how near they have to be for that.</summary>
    /// <param name="other">The other picture.</param>
    /// <param name="within">The distance, as <see cref="DistanceTo"/> measures it of the pictures as they are.</param>
    public bool IsTurned(PicturePrint other, float within)
    {
        ArgumentNullException.ThrowIfNull(other);

        // Two vectors of length 1 are the root of twice their distance apart, and no farther where only a part of them is looked at: the
        // part that no turn changes.
        if (SquaredDistance(_unturned, other._unturned) > 2 * within)
            return false;

        var turned = new float[_prints[0].Length];
        for (var turn = 1; turn < Turns; turn++)
        {
            Turn(_prints[0], turn, turned);
            if (Distance(turned, other._prints[0]) < within)
                return true;
        }

        return false;
    }

    private static void Turn(float[] print, int turn, float[] turned)
    {
        for (var place = 0; place < Fields * Fields; place++)
        {
            var (x, y) = (place % Fields, place / Fields);
            if (turn >= Turns / 2)
                x = Fields - 1 - x;
            for (var quarter = 0; quarter < turn % (Turns / 2); quarter++)
                (x, y) = (y, Fields - 1 - x);
            print.AsSpan(((y * Fields) + x) * Colours, Colours).CopyTo(turned.AsSpan(place * Colours));
        }
    }

    /// <summary>What no turn changes of a print: the mean of the fields that turns bring to one place, scaled so that lengths stay.</summary>
    private static float[] Unturned(float[] print)
    {
        var sums = new float[Orbits * Colours];
        for (var place = 0; place < Fields * Fields; place++)
        {
            var (x, y) = (place % Fields, place / Fields);
            var (across, down) = (Math.Min(x, Fields - 1 - x), Math.Min(y, Fields - 1 - y));
            var (near, far) = (Math.Min(across, down), Math.Max(across, down));
            var orbit = (far * (far + 1) / 2) + near;
            var count = near == far ? Turns / 2 : Turns;
            for (var colour = 0; colour < Colours; colour++)
                sums[(orbit * Colours) + colour] += print[(place * Colours) + colour] / MathF.Sqrt(count);
        }

        return sums;
    }

    private static float SquaredDistance(float[] one, float[] other)
    {
        var sum = 0f;
        for (var i = 0; i < one.Length; i++)
            sum += (one[i] - other[i]) * (one[i] - other[i]);
        return sum;
    }

    private static float Distance(float[] one, float[] other)
    {
        Span<float> product = [0];
        FloatKernels.Dot(one, other, product);
        return 1 - Math.Clamp(product[0], -1, 1);
    }

    /// <summary>Of each corner of a pixel the sum of each colour of all that lies above it and to its left.</summary>
    private static double[] Sums(ReadOnlySpan<byte> rgb, int side)
    {
        var sums = new double[(side + 1) * (side + 1) * Colours];
        Span<double> row = stackalloc double[Colours];
        for (var y = 0; y < side; y++)
        {
            row.Clear();
            for (var x = 0; x < side; x++)
            {
                for (var colour = 0; colour < Colours; colour++)
                {
                    row[colour] += rgb[(((y * side) + x) * Colours) + colour];
                    sums[Corner(x + 1, y + 1, side) + colour] = sums[Corner(x + 1, y, side) + colour] + row[colour];
                }
            }
        }

        return sums;
    }

    private static int Corner(int x, int y, int side) => ((y * (side + 1)) + x) * Colours;

    private static void WriteFields(double[] sums, int side, double margin, Span<float> fields)
    {
        var field = (side - (2 * margin)) / Fields;
        for (var at = 0; at < fields.Length; at++)
        {
            var (place, colour) = (at / Colours, at % Colours);
            double left = margin + (place % Fields * field),
                top = margin + (place / Fields * field);
            var sum =
                Sum(left + field, top + field, colour)
                - Sum(left, top + field, colour)
                - Sum(left + field, top, colour)
                + Sum(left, top, colour);
            fields[at] = (float)(sum / (field * field));
        }

        double Sum(double x, double y, int colour)
        {
            int column = Math.Min((int)x, side - 1),
                row = Math.Min((int)y, side - 1);
            double right = x - column,
                down = y - row;
            var upper =
                ((1 - right) * sums[Corner(column, row, side) + colour]) + (right * sums[Corner(column + 1, row, side) + colour]);
            var lower =
                ((1 - right) * sums[Corner(column, row + 1, side) + colour])
                + (right * sums[Corner(column + 1, row + 1, side) + colour]);
            return ((1 - down) * upper) + (down * lower);
        }
    }

    private static double BrightnessOf(ReadOnlySpan<float> fields)
    {
        var sum = 0.0;
        for (var at = 0; at < fields.Length; at += Colours)
            sum += Luma(fields[at], fields[at + 1], fields[at + 2]);
        return sum / (Fields * Fields);
    }

    private static double Luma(double red, double green, double blue) => (0.299 * red) + (0.587 * green) + (0.114 * blue);

    private static float[] Normalised(ReadOnlySpan<float> fields)
    {
        var seen = new double[Length]; // Brightness and two differences of colour.
        var mean = BrightnessOf(fields);
        for (var at = 0; at < Length; at += Colours)
        {
            double red = fields[at],
                green = fields[at + 1],
                blue = fields[at + 2];
            seen[at] = Luma(red, green, blue);
            seen[at + 1] = (blue - seen[at]) / 2;
            seen[at + 2] = (red - seen[at]) / 2;
        }

        var squares = 0.0;
        for (var at = 0; at < Length; at++)
        {
            seen[at] -= at % Colours == 0 ? mean : 0;
            squares += seen[at] * seen[at];
        }

        var print = new float[FloatKernels.Padded(Length)];
        if (squares < Noise * Noise * Fields * Fields)
        {
            print[0] = 1; // A blank picture is like any other blank one.
            return print;
        }

        var scale = 1 / Math.Sqrt(squares);
        for (var at = 0; at < Length; at++)
            print[at] = (float)(seen[at] * scale);
        return print;
    }
}
