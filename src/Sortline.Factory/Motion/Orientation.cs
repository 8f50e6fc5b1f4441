namespace Sortline.Factory.Motion;

/// <summary>An orientation as a unit quaternion.</summary>
/// <remarks>In doubles: <see cref="System.Numerics.Quaternion"/> has floats, and poses cross to the view as doubles.</remarks>
internal readonly record struct Orientation(double X, double Y, double Z, double W)
{
    /// <summary>A turn about +Y.</summary>
    public static Orientation Heading(double angle) => new(0, Math.Sin(angle / 2), 0, Math.Cos(angle / 2));

    /// <summary>A turn about a level axis that points in a heading's direction (+X at heading 0).</summary>
    public static Orientation Tilt(double axisHeading, double angle)
    {
        var half = Math.Sin(angle / 2);
        return new(half * Math.Cos(axisHeading), 0, -half * Math.Sin(axisHeading), Math.Cos(angle / 2));
    }

    /// <summary>A turn about +Z.</summary>
    public static Orientation Roll(double angle) => new(0, 0, Math.Sin(angle / 2), Math.Cos(angle / 2));

    /// <summary>First the right rotation, then the left one.</summary>
    public static Orientation operator *(Orientation a, Orientation b) =>
        new(
            (a.W * b.X) + (a.X * b.W) + (a.Y * b.Z) - (a.Z * b.Y),
            (a.W * b.Y) - (a.X * b.Z) + (a.Y * b.W) + (a.Z * b.X),
            (a.W * b.Z) + (a.X * b.Y) - (a.Y * b.X) + (a.Z * b.W),
            (a.W * b.W) - (a.X * b.X) - (a.Y * b.Y) - (a.Z * b.Z)
        );

    /// <summary>Somewhere between two rotations, the short way; the share runs from 0 to 1.</summary>
    public static Orientation Between(Orientation from, Orientation to, double share)
    {
        var dot = (from.X * to.X) + (from.Y * to.Y) + (from.Z * to.Z) + (from.W * to.W);
        var b = dot < 0 ? -share : share;
        var a = 1 - share;
        double x = (a * from.X) + (b * to.X),
            y = (a * from.Y) + (b * to.Y);
        double z = (a * from.Z) + (b * to.Z),
            w = (a * from.W) + (b * to.W);
        var scale = 1 / Math.Sqrt((x * x) + (y * y) + (z * z) + (w * w));
        return new(x * scale, y * scale, z * scale, w * scale);
    }
}
