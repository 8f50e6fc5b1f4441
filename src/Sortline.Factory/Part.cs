namespace Sortline.Factory;

/// <summary>A part, truth included: a <see cref="Gear"/> or a <see cref="HexBolt"/>. Use pattern matching.</summary>
/// <remarks>
/// The classifier never sees this value, only a picture of it; the score does. What is wrong follows from the shape and the
/// finish, so a part cannot be called good and look broken.
/// </remarks>
public abstract record Part
{
    private protected Part(PartId id, Finish finish, BeltPlacement placement)
    {
        ArgumentNullException.ThrowIfNull(finish);
        ArgumentNullException.ThrowIfNull(placement);
        (Id, Finish, Placement) = (id, finish, placement);
    }

    /// <summary>Number of the part on its line.</summary>
    public PartId Id { get; }

    /// <summary>How its surface looks.</summary>
    public Finish Finish { get; }

    /// <summary>How it was laid on the belt.</summary>
    public BeltPlacement Placement { get; }

    /// <summary>What it is made to be.</summary>
    public abstract PartKind Kind { get; }

    /// <summary>What is wrong with it; <see cref="Defect.None"/> for a good part.</summary>
    public Defect Defect => Finish.Rust > 0 ? Defect.Rust : DefectOfShape;

    /// <summary>Whether anything is wrong with it.</summary>
    public bool IsDefective => Defect != Defect.None;

    private protected abstract Defect DefectOfShape { get; }

    /// <summary>Height of the part's middle above what it lies on.</summary>
    internal abstract double RestHeight { get; }

    /// <summary>How far apart the fingers are when they hold it.</summary>
    internal abstract double GripWidth { get; }

    private protected static void RefuseTwoDefects(Finish finish, object? flaw)
    {
        if (finish.Rust > 0 && flaw is not null)
            throw new ArgumentException("Give a part one defect: either rust or a flaw of its shape.", nameof(flaw));
    }
}

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

/// <summary>A bolt with a hexagonal head, lying on a flat of its head, the shank level.</summary>
public sealed record HexBolt : Part
{
    /// <summary>Makes a bolt.</summary>
    /// <exception cref="ArgumentException">There is a flaw and rust beside it.</exception>
    public HexBolt(PartId id, Finish finish, BeltPlacement placement, BoltShape shape, BoltFlaw? flaw = null)
        : base(id, finish, placement)
    {
        ArgumentNullException.ThrowIfNull(shape);
        RefuseTwoDefects(finish, flaw);
        (Shape, Flaw) = (shape, flaw);
    }

    /// <summary>Its dimensions, the flaw left aside.</summary>
    public BoltShape Shape { get; }

    /// <summary>What is wrong with its shape, if anything.</summary>
    public BoltFlaw? Flaw { get; }

    /// <inheritdoc />
    public override PartKind Kind => PartKind.Bolt;

    private protected override Defect DefectOfShape =>
        Flaw switch
        {
            BoltFlaw.BentShank => Defect.BentShank,
            BoltFlaw.StrippedThread => Defect.StrippedThread,
            BoltFlaw.RoundedHead => Defect.RoundedHead,
            _ => Defect.None,
        };

    // Half the width over the flats: sqrt(3)/2 of the way to the corners.
    internal override double RestHeight => Shape.HeadRadius * 0.8660254037844386;

    internal override double GripWidth => 2 * Shape.ShankRadius;
}
