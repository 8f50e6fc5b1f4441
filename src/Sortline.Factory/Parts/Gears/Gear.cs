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
    public override PartKind Kind => PartKind.Gear;

    private protected override Defect DefectOfShape =>
        Flaw switch
        {
            GearFlaw.MissingTeeth => Defect.MissingTooth,
            GearFlaw.ChippedTooth => Defect.ChippedTooth,
            GearFlaw.OffCentreBore => Defect.OffCentreBore,
            GearFlaw.BlockedHole => Defect.BlockedHole,
            _ => Defect.None,
        };

    internal override double RestHeight => Shape.Thickness / 2;

    internal override double GripWidth => 2 * Shape.TipRadius;
}
