namespace Sortline.Factory.Parts;

/// <summary>Where in the inspection camera's picture of a part its defect is: a circle, in shares of the picture's side from the upper left.</summary>
/// <param name="X">Its middle, to the right.</param>
/// <param name="Y">Its middle, downwards.</param>
/// <param name="Radius">Its radius.</param>
public readonly record struct DefectOutline(double X, double Y, double Radius)
{
    /// <summary>The outline of a part's defect; <see langword="null"/> for a good part.</summary>
    /// <remarks>
    /// The camera looks straight down, +X to the right and +Z downwards. It takes the picture when the part is in its middle along the
    /// belt; across the belt the part stays where it lies. A circle that would leave the picture is moved to its edge.
    /// </remarks>
    public static DefectOutline? Of(Part part)
    {
        ArgumentNullException.ThrowIfNull(part);
        if (part.DefectSpot is not { } spot)
            return null;

        var field = part.Kind.CameraField;
        var (sin, cos) = Math.SinCos(part.Placement.Heading);
        var x = (spot.X * cos) + (spot.Z * sin);
        var z = (spot.Z * cos) - (spot.X * sin) + part.Placement.Across;
        var radius = spot.Radius / field;
        return new(Within(0.5 + (x / field), radius), Within(0.5 + (z / field), radius), radius);
    }

    private static double Within(double middle, double radius) => Math.Clamp(middle, radius, 1 - radius);
}
