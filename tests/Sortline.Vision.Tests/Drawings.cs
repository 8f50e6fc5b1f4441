namespace Sortline.Vision.Tests;

/// <summary>Pictures that need no file.</summary>
internal static class Drawings
{
    private const int Side = CanonicalPicture.Side;

    public static CanonicalPicture Ramp { get; } = Draw((x, y) => (x, y, (x + y) / 2));

    public static CanonicalPicture Discs { get; } =
        Draw(
            (x, y) =>
                (x - 70) * (x - 70) + (y - 90) * (y - 90) < 2_500 ? (200, 40, 30)
                : (x - 160) * (x - 160) + (y - 150) * (y - 150) < 1_200 ? (30, 60, 190)
                : (235, 230, 220)
        );

    public static CanonicalPicture Noise(int seed)
    {
        var rgb = new byte[Side * Side * 3];
        new Random(seed).NextBytes(rgb);
        return CanonicalPicture.FromRgb(rgb);
    }

    public static CanonicalPicture Plain(byte red, byte green, byte blue) => Draw((_, _) => (red, green, blue));

    private static CanonicalPicture Draw(Func<int, int, (int Red, int Green, int Blue)> colour)
    {
        var rgb = new byte[Side * Side * 3];
        for (var i = 0; i < Side * Side; i++)
        {
            var (red, green, blue) = colour(i % Side, i / Side);
            (rgb[3 * i], rgb[3 * i + 1], rgb[3 * i + 2]) = ((byte)red, (byte)green, (byte)blue);
        }

        return CanonicalPicture.FromRgb(rgb);
    }
}
