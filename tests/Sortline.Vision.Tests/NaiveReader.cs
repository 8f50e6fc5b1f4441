using SkiaSharp;

namespace Sortline.Vision.Tests;

/// <summary>The recipe of canonical pictures written down as plainly as can be: in doubles, pixel by pixel.</summary>
internal static class NaiveReader
{
    private const int Size = CanonicalPicture.Side;

    public static double[] Scale(int width, int height, PictureFiles.Painter paint)
    {
        var colours = new SKColor[height, width];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
                colours[y, x] = paint(x, y);
        }

        var side = Math.Min(width, height);
        var (left, top) = ((width - side) / 2, (height - side) / 2);
        var weights = Enumerable.Range(0, Size).Select(i => Weights(i, side)).ToArray();
        var result = new double[Size * Size * 3];
        for (var channel = 0; channel < 3; channel++)
        {
            var across = new double[side, Size];
            for (var y = 0; y < side; y++)
            {
                for (var x = 0; x < Size; x++)
                    across[y, x] = weights[x].Sum(each => each.Weight * Level(colours[top + y, left + each.At], channel));
            }

            for (var y = 0; y < Size; y++)
            {
                for (var x = 0; x < Size; x++)
                    result[(y * Size + x) * 3 + channel] = weights[y].Sum(each => each.Weight * across[each.At, x]);
            }
        }

        return result;
    }

    private static (int At, double Weight)[] Weights(int i, int side)
    {
        var scale = side / (double)Size;
        var support = Math.Max(scale, 1);
        var centre = (i + 0.5) * scale;
        var all = Enumerable
            .Range(0, side)
            .Where(j => j >= Math.Floor(centre - support + 0.5) && j < Math.Floor(centre + support + 0.5))
            .Select(j => (At: j, Weight: Math.Max(0, 1 - Math.Abs((j + 0.5 - centre) / support))))
            .ToArray();
        var sum = all.Sum(each => each.Weight);
        return [.. all.Select(each => (each.At, each.Weight / sum))];
    }

    private static double Level(SKColor colour, int channel)
    {
        int level = channel switch
        {
            0 => colour.Red,
            1 => colour.Green,
            _ => colour.Blue,
        };
        return Math.Round((level * colour.Alpha + 255.0 * (255 - colour.Alpha)) / 255, MidpointRounding.AwayFromZero);
    }
}
