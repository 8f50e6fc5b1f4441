using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Sortline.Learning;
using Sortline.Learning.Mapping;

namespace Sortline.Web.Components.Map;

/// <summary>Turns zones and examples into the paths of a drawing: a few long ones, since thousands of elements would be slow.</summary>
public static class MapInk
{
    /// <summary>How wide the drawing is, in its own units.</summary>
    public const int Width = ZoneMap.Columns * Cell;

    /// <summary>How high it is.</summary>
    public const int Height = ZoneMap.Rows * Cell;

    /// <summary>How large a picture on the map is.</summary>
    public const int Picture = 38;

    private const int Cell = 10;
    private const int MostPictures = 36;
    private const double Apart = Picture + 4; // From the middle of a picture to that of the next.
    private const int Many = 150; // So many examples are drawn smaller.

    /// <summary>A shape for each label, around its place, so that it is not by the colour alone that they can be told.</summary>
    public static ImmutableArray<string> Shapes { get; } =
    [
        "m-5.6 0a5.6 5.6 0 1 0 11.2 0a5.6 5.6 0 1 0-11.2 0z",
        "m-5-5h10v10h-10z",
        "m0-6.8l6.6 11.6h-13.2z",
        "m0-7l7 7-7 7-7-7z",
        "m-2.3-6.6h4.6v4.3h4.3v4.6h-4.3v4.3h-4.6v-4.3h-4.3v-4.6h4.3z",
        "m0 6.8l6.6-11.6h-13.2z",
        "m-3.3-5.7h6.6l3.3 5.7-3.3 5.7h-6.6l-3.3-5.7z",
        "m-5.6-6h11.2l-11.2 12h11.2z",
        "m0-8l2.2 5.8 5.8 2.2-5.8 2.2-2.2 5.8-2.2-5.8-5.8-2.2 5.8-2.2z",
    ];

    /// <summary>How large the shapes are drawn.</summary>
    public static double ScaleFor(int examples) => examples > Many ? 0.55 : 1;

    /// <summary>Where a place of the plane is in the drawing. What lies outside is put at the edge.</summary>
    public static (double X, double Y) At(PlaneFrame frame, PlanePoint place)
    {
        var (across, down) = frame.Of(place);
        return (Math.Clamp(across, 0, 1) * Width, Math.Clamp(down, 0, 1) * Height);
    }

    /// <summary>A path for each label and each step of sureness, around all cells that are at least so sure: each lies on the one before.</summary>
    public static ImmutableArray<(Zone Zone, string Path)> Zones(ZoneMap zones)
    {
        var paths = ImmutableArray.CreateBuilder<(Zone, string)>();
        foreach (var label in zones.Cells.Select(cell => cell.Label).OfType<Label>().Distinct().Order())
        {
            for (var least = 0; least <= Zone.MostSure; least++)
            {
                var sureness = least;
                var path = ZoneOutline.Around(
                    Cell,
                    cell => zones.Cells[cell].Label == label && zones.Cells[cell].Sureness >= sureness
                );
                if (path.Length > 0)
                    paths.Add((new(label, least), path));
            }
        }

        return paths.ToImmutable();
    }

    /// <summary>Where there is the most room to write the name of a label into its zone: the middle of the largest square without an example.</summary>
    public static ImmutableArray<(Label Label, double X, double Y)> Names(ZoneMap zones, ImmutableArray<MapSpot> spots)
    {
        const int Least = 4; // Cells; no name fits into less.
        const int Beside = 5; // Cells each way around an example, for its picture.
        var isTaken = new bool[zones.Cells.Length];
        foreach (var spot in spots)
        {
            for (var near = 0; near < Beside * Beside; near++)
            {
                var (column, row) = (
                    (int)(spot.X / Cell) + (near % Beside) - (Beside / 2),
                    (int)(spot.Y / Cell) + (near / Beside) - (Beside / 2)
                );
                if (column is >= 0 and < ZoneMap.Columns && row is >= 0 and < ZoneMap.Rows)
                    isTaken[(row * ZoneMap.Columns) + column] = true;
            }
        }

        var squares = new int[zones.Cells.Length];
        Dictionary<Label, int> largest = [];
        for (var cell = 0; cell < squares.Length; cell++)
        {
            if (isTaken[cell] || zones.Cells[cell].Label is not { } label)
                continue;
            squares[cell] =
                1 + Math.Min(Side(cell - 1), Math.Min(Side(cell - ZoneMap.Columns), Side(cell - ZoneMap.Columns - 1)));
            if (squares[cell] >= Least && (!largest.TryGetValue(label, out var best) || squares[cell] > squares[best]))
                largest[label] = cell;

            int Side(int other) =>
                other < 0 || cell % ZoneMap.Columns == 0 || zones.Cells[other].Label != label ? 0 : squares[other];
        }

        return
        [
            .. largest.Select(one =>
                (
                    one.Key,
                    Cell * ((one.Value % ZoneMap.Columns) + 1 - (squares[one.Value] / 2.0)),
                    Cell * ((one.Value / ZoneMap.Columns) + 1 - (squares[one.Value] / 2.0))
                )
            ),
        ];
    }

    /// <summary>The shapes of all examples of one label.</summary>
    public static string Points(IEnumerable<MapSpot> spots, double scale)
    {
        StringBuilder path = new();
        foreach (var spot in spots)
            path.Append(CultureInfo.InvariantCulture, $"M{spot.X / scale:0.#} {spot.Y / scale:0.#}{Shapes[spot.Shape]}");
        return path.ToString();
    }

    /// <summary>The examples that are shown by their pictures: as many as do not lie over each other, the first taught first.</summary>
    public static ImmutableArray<MapSpot> WithPictures(ImmutableArray<MapSpot> spots)
    {
        var shown = ImmutableArray.CreateBuilder<MapSpot>();
        foreach (var spot in spots)
        {
            if (shown.Count < MostPictures && spot.Example.Picture is not null && shown.All(other => IsApart(spot, other)))
                shown.Add(spot);
        }

        return shown.ToImmutable();
    }

    /// <summary>How much alike two examples are, in whole per cent; rounded down, for two that differ are never the same.</summary>
    public static double Likeness(Influence other) => Math.Floor(100 * Math.Max(0, (double)other.Similarity)) / 100;

    /// <summary>A number as paths and attributes want it.</summary>
    public static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private static bool IsApart(MapSpot one, MapSpot other) =>
        Math.Abs(one.X - other.X) > Apart || Math.Abs(one.Y - other.Y) > Apart;
}
