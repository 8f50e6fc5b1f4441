using System.Collections.Immutable;

namespace Sortline.Factory.Parts.Gears;

/// <summary>A gear, lying flat with its axis upright.</summary>
public sealed record Gear : Part
{
    /// <summary>Makes a gear.</summary>
    /// <exception cref="ArgumentException">The flaw does not fit the shape, or there is rust beside it.</exception>
    public Gear(PartId id, Finish finish, BeltPlacement placement, GearShape shape, GearFlaw? flaw = null)
        : base(id, finish, placement)
    {
        ArgumentNullException.ThrowIfNull(shape);
        RefuseTwoDefects(finish, flaw);
        var fits = flaw switch
        {
            GearFlaw.MissingTeeth missing => missing.First < shape.Teeth,
            GearFlaw.ChippedTooth chipped => chipped.Tooth < shape.Teeth,
            GearFlaw.BlockedHole blocked => blocked.Hole < shape.Holes,
            GearFlaw.OffCentreBore bore => double.Hypot(bore.X, bore.Z) < shape.HoleCircle - shape.HoleRadius - shape.BoreRadius,
            _ => true,
        };
        if (!fits)
        {
            throw new ArgumentException(
                "Choose a flaw that fits: there is no such tooth or hole, or the bore runs into the holes.",
                nameof(flaw)
            );
        }

        (Shape, Flaw) = (shape, flaw);
    }

    /// <summary>Its dimensions, the flaw left aside.</summary>
    public GearShape Shape { get; }

    /// <summary>What is wrong with its shape, if anything.</summary>
    public GearFlaw? Flaw { get; }

    /// <inheritdoc />
    public override PartKind Kind => GearKind.Instance;

    /// <inheritdoc />
    protected override Defect DefectOfShape =>
        Flaw switch
        {
            GearFlaw.MissingTeeth => Defect.MissingTooth,
            GearFlaw.ChippedTooth => Defect.ChippedTooth,
            GearFlaw.OffCentreBore => Defect.OffCentreBore,
            GearFlaw.BlockedHole => Defect.BlockedHole,
            _ => Defect.None,
        };

    /// <inheritdoc />
    protected override double Reach => Shape.TipRadius;

    /// <inheritdoc />
    protected override DefectSpot SpotOfShape =>
        Flaw switch
        {
            GearFlaw.MissingTeeth missing => AroundTeeth(missing.First, missing.Count),
            GearFlaw.ChippedTooth chipped => AroundTeeth(chipped.Tooth, chipped.NeighbourDepth > 0 ? 2 : 1),
            // Between where the bore is and where it should be: that they differ is the defect.
            GearFlaw.OffCentreBore bore => new(
                bore.X / 2,
                bore.Z / 2,
                (1.4 * Shape.BoreRadius) + (double.Hypot(bore.X, bore.Z) / 2)
            ),
            GearFlaw.BlockedHole blocked => At(Shape.HoleCircle, (double)blocked.Hole / Shape.Holes, 1.5 * Shape.HoleRadius),
            _ => throw new InvalidOperationException("There is no flaw."),
        };

    // Their middle, and a fifth of a pitch to spare at either side.
    private DefectSpot AroundTeeth(int first, int count)
    {
        var middle = (Shape.TipRadius + Shape.RootRadius) / 2;
        var pitch = double.Tau * middle / Shape.Teeth;
        return At(middle, (first + ((count - 1) / 2.0)) / Shape.Teeth, pitch * ((count / 2.0) + 0.2));
    }

    private static DefectSpot At(double distance, double turn, double radius)
    {
        var (sin, cos) = Math.SinCos(double.Tau * turn);
        return new(distance * cos, -distance * sin, radius);
    }

    /// <inheritdoc />
    public override double RestHeight => Shape.Thickness / 2;

    /// <inheritdoc />
    public override double GripWidth => 2 * Shape.TipRadius;

    /// <inheritdoc />
    public override ImmutableArray<PartMeasure> Measures
    {
        get
        {
            var missing = Flaw as GearFlaw.MissingTeeth;
            var chipped = Flaw as GearFlaw.ChippedTooth;
            var bore = Flaw as GearFlaw.OffCentreBore;
            var blocked = Flaw as GearFlaw.BlockedHole;
            return
            [
                new("teeth", Shape.Teeth),
                new("tipRadius", Shape.TipRadius),
                new("rootRadius", Shape.RootRadius),
                new("thickness", Shape.Thickness),
                new("boreRadius", Shape.BoreRadius),
                new("boreX", bore?.X ?? 0),
                new("boreZ", bore?.Z ?? 0),
                new("holes", Shape.Holes),
                new("holeRadius", Shape.HoleRadius),
                new("holeCircle", Shape.HoleCircle),
                new("missingTooth", missing?.First ?? -1),
                new("missingTeeth", missing?.Count ?? 0),
                new("chippedTooth", chipped?.Tooth ?? -1),
                new("chipDepth", chipped?.Depth ?? 0),
                new("neighbourChipDepth", chipped?.NeighbourDepth ?? 0),
                new("blockedHole", blocked?.Hole ?? -1),
            ];
        }
    }

    /// <inheritdoc />
    /// <remarks>By two opposite teeth that are whole; a gear with an odd number of teeth has no two that face each other.</remarks>
    public override double GraspHeading(double heading, double easy) =>
        Shape.Teeth % 2 == 0 ? GearGrasp.AcrossTeeth(this, heading, easy) : easy;
}
