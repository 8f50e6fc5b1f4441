namespace Sortline.Factory.Parts.Bolts;

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
