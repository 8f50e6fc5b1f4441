using Sortline.Vision;

namespace Sortline.Bench.Native;

/// <summary>Pictures of a bright ring on a dark belt, with a sensor's noise.</summary>
internal static class Photographs
{
    private const int Seed = 20260101;

    public static CanonicalPicture Canonical() => CanonicalPicture.FromRgb(Rgb(CanonicalPicture.Side, Seed));

    private static byte[] Rgb(int side, int seed)
    {
        Random random = new(seed);
        var rgb = new byte[side * side * 3];
        for (var at = 0; at < rgb.Length; at++)
        {
            var (x, y) = (at / 3 % side, at / 3 / side);
            var distance = Math.Sqrt(Math.Pow(x - (side / 2.0), 2) + Math.Pow(y - (side / 2.0), 2)) / side;
            var light = distance is > 0.1 and < 0.35 ? 180 - (x * 60 / side) : 50 + (y * 20 / side);
            rgb[at] = (byte)(light + random.Next(-4, 5));
        }

        return rgb;
    }
}
