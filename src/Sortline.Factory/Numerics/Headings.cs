namespace Sortline.Factory.Numerics;

/// <summary>Angles that come to the same after a part of a turn.</summary>
public static class Headings
{
    /// <summary>Of an angle and all that are whole periods away from it, the one nearest to a wanted one.</summary>
    public static double Nearest(double angle, double period, double wanted) =>
        angle - (period * Math.Round((angle - wanted) / period));
}
