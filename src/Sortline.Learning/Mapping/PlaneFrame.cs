using System.Collections.Immutable;

namespace Sortline.Learning.Mapping;

/// <summary>The part of a plane that a map shows: four wide to three high, with all examples in it, as long on both axes.</summary>
/// <param name="Left">The smallest X.</param>
/// <param name="Top">The largest Y.</param>
/// <param name="Width">From the left to the right edge; positive.</param>
public readonly record struct PlaneFrame(double Left, double Top, double Width)
{
    /// <summary>How much higher than wide it is.</summary>
    public const double Aspect = 0.75;

    private const double Margin = 0.08; // Of the width, on each side: a point is drawn larger than it is.
    private const double Least = 1e-3; // Where all lie in one place there still is a map.

    /// <summary>From the upper to the lower edge.</summary>
    public double Height => Aspect * Width;

    /// <summary>The smallest frame for some places.</summary>
    public static PlaneFrame Of(ImmutableArray<PlanePoint> places)
    {
        double left = double.PositiveInfinity,
            right = double.NegativeInfinity,
            bottom = double.PositiveInfinity,
            top = double.NegativeInfinity;
        foreach (var (x, y) in places)
        {
            (left, right) = (Math.Min(left, x), Math.Max(right, x));
            (bottom, top) = (Math.Min(bottom, y), Math.Max(top, y));
        }

        if (!(right >= left))
            (left, right, bottom, top) = (0, 0, 0, 0);
        var width = Math.Max((right - left) / (1 - (2 * Margin)), (top - bottom) / (Aspect - (2 * Margin)));
        width = Math.Max(width, Least);
        return new((left + right - width) / 2, (bottom + top + (Aspect * width)) / 2, width);
    }

    /// <summary>The place that is so far from the left and from the upper edge, as shares of the width and of the height.</summary>
    public PlanePoint At(double across, double down) => new(Left + (across * Width), Top - (down * Height));

    /// <summary>How far a place is from the left and from the upper edge, as shares: from 0 to 1 within the frame.</summary>
    public (double Across, double Down) Of(PlanePoint place) => ((place.X - Left) / Width, (Top - place.Y) / Height);
}
