using System.Globalization;
using System.Text;
using Sortline.Learning.Mapping;

namespace Sortline.Web.Components.Map;

/// <summary>Draws a smooth line around cells: from the middle of one side to that of the next, bent at the corner between.</summary>
/// <remarks>
/// Where two zones meet, both get the same line. The cells at the edge go on beyond it, so that the line along the edge lies outside the
/// drawing. Cells that touch at a corner alone stay apart.
/// </remarks>
public sealed class ZoneOutline
{
    private const int Columns = ZoneMap.Columns + 2;
    private const int Rows = ZoneMap.Rows + 2;
    private const int Stride = Columns + 1; // Corners in a row.

    private readonly bool[] _isIn = new bool[Columns * Rows];
    private readonly bool[] _sides = new bool[Stride * (Rows + 1) * 4]; // For each corner: right, down, left, up; the cells are on the right hand.
    private readonly StringBuilder _path = new();
    private readonly int _cell;

    private ZoneOutline(int cell, Func<int, bool> isIn)
    {
        _cell = cell;
        for (var at = 0; at < _isIn.Length; at++)
        {
            var (column, row) = (
                Math.Clamp((at % Columns) - 1, 0, ZoneMap.Columns - 1),
                Math.Clamp((at / Columns) - 1, 0, ZoneMap.Rows - 1)
            );
            _isIn[at] = isIn((row * ZoneMap.Columns) + column);
        }
    }

    /// <summary>The path around some cells; empty if there are none.</summary>
    /// <param name="cell">How large a cell is drawn.</param>
    /// <param name="isIn">Whether a cell of the map belongs to them.</param>
    public static string Around(int cell, Func<int, bool> isIn)
    {
        ZoneOutline outline = new(cell, isIn);
        outline.FindSides();
        for (var side = 0; side < outline._sides.Length; side++)
        {
            if (outline._sides[side])
                outline.Follow(side / 4, side % 4);
        }

        return outline._path.ToString();
    }

    private void FindSides()
    {
        for (var at = 0; at < _isIn.Length; at++)
        {
            if (!_isIn[at])
                continue;
            var (column, row) = (at % Columns, at / Columns);
            var corner = (row * Stride) + column;
            _sides[(corner * 4) + 0] = row == 0 || !_isIn[at - Columns];
            _sides[((corner + 1) * 4) + 1] = column == Columns - 1 || !_isIn[at + 1];
            _sides[((corner + Stride + 1) * 4) + 2] = row == Rows - 1 || !_isIn[at + Columns];
            _sides[((corner + Stride) * 4) + 3] = column == 0 || !_isIn[at - 1];
        }
    }

    private void Follow(int start, int startDirection)
    {
        var (corner, direction) = (start, startDirection);
        var ((x, y), (dx, dy)) = (At(corner), Step(direction));
        _path.Append(CultureInfo.InvariantCulture, $"M{x + (dx * _cell / 2)} {y + (dy * _cell / 2)}");
        do
        {
            (dx, dy) = Step(direction);
            corner += dx + (dy * Stride);
            var turned = Turned(corner, direction);
            if (turned != direction)
                Bend(corner, direction, turned);
            direction = turned;
            _sides[(corner * 4) + direction] = (corner, direction) == (start, startDirection); // That one ends it.
        } while ((corner, direction) != (start, startDirection));

        _sides[(start * 4) + startDirection] = false;
        _path.Append('z');
    }

    private void Bend(int corner, int from, int to)
    {
        var ((x, y), (fromX, fromY), (toX, toY)) = (At(corner), Step(from), Step(to));
        _path.Append(
            CultureInfo.InvariantCulture,
            $"L{x - (fromX * _cell / 2)} {y - (fromY * _cell / 2)}Q{x} {y} {x + (toX * _cell / 2)} {y + (toY * _cell / 2)}"
        );
    }

    // To the right where that can be: so cells that touch at a corner are two islands.
    private int Turned(int corner, int direction)
    {
        var turned = (direction + 1) % 4;
        while (!_sides[(corner * 4) + turned])
            turned = (turned + 3) % 4;
        return turned;
    }

    private (int X, int Y) At(int corner) => (((corner % Stride) - 1) * _cell, ((corner / Stride) - 1) * _cell);

    private static (int X, int Y) Step(int direction) =>
        direction switch
        {
            0 => (1, 0),
            1 => (0, 1),
            2 => (-1, 0),
            _ => (0, -1),
        };
}
