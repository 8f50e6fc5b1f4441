using Sortline.Factory.Numerics;

namespace Sortline.Factory.Parts.Gears;

/// <summary>A spur gear with a bore and a circle of holes, lying flat.</summary>
public sealed class GearKind : PartKind
{
    /// <summary>The kind.</summary>
    public static readonly GearKind Instance = new();

    private GearKind()
        : base("Gear", [Defect.MissingTooth, Defect.ChippedTooth, Defect.OffCentreBore, Defect.BlockedHole, Defect.Rust], 0.146)
    { }

    /// <inheritdoc />
    public override Part Make(PartId id, Finish finish, BeltPlacement placement, Defect defect, double severity, Pcg32 random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var drawing = GearShape.Nominal;
        var shape = new GearShape(
            drawing.Teeth,
            Variation.WithinTolerance(drawing.TipRadius, random),
            Variation.WithinTolerance(drawing.RootRadius, random),
            Variation.WithinTolerance(drawing.Thickness, random),
            Variation.WithinTolerance(drawing.BoreRadius, random),
            drawing.Holes,
            Variation.WithinTolerance(drawing.HoleRadius, random),
            Variation.WithinTolerance(drawing.HoleCircle, random)
        );

        return new Gear(
            id,
            finish,
            placement,
            shape,
            defect switch
            {
                Defect.MissingTooth => new GearFlaw.MissingTeeth(random.NextBelow(shape.Teeth), severity < 0.1 ? 1 : 2),
                Defect.ChippedTooth => new GearFlaw.ChippedTooth(
                    random.NextBelow(shape.Teeth),
                    Variation.BySeverity(0.9, 1, severity),
                    Variation.BySeverity(0.6, 1, severity)
                ),
                Defect.OffCentreBore => MakeOffCentreBore(shape, random, severity),
                Defect.BlockedHole => new GearFlaw.BlockedHole(random.NextBelow(shape.Holes)),
                Defect.Rust or Defect.None => null,
                _ => throw CannotHave(defect),
            }
        );
    }

    private static GearFlaw.OffCentreBore MakeOffCentreBore(GearShape shape, Pcg32 random, double severity)
    {
        // The direction is a random point of the unit disc's ring, not a sine and cosine: those may differ in the last
        // digit from one machine to the next, and parts are to be the same bit by bit.
        double x,
            z,
            square;
        do
        {
            (x, z) = (random.Between(-1, 1), random.Between(-1, 1));
            square = (x * x) + (z * z);
        } while (square is > 1 or < 0.01);

        var hub = shape.HoleCircle - shape.HoleRadius;
        var scale = Variation.BySeverity(0.32, 0.40, severity) * hub / Math.Sqrt(square);
        return new(x * scale, z * scale);
    }
}
