using System.Collections.Immutable;
using Sortline.Factory.Numerics;

namespace Sortline.Factory.Parts.Bolts;

/// <summary>A bolt with a hexagonal head, lying on a flat of its head, the shank level.</summary>
public sealed record HexBolt : Part
{
    private const double Margin = 0.003; // Of an outline round a defect.

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
    public override PartKind Kind => BoltKind.Instance;

    /// <inheritdoc />
    protected override Defect DefectOfShape =>
        Flaw switch
        {
            BoltFlaw.BentShank => Defect.BentShank,
            BoltFlaw.StrippedThread => Defect.StrippedThread,
            BoltFlaw.RoundedHead => Defect.RoundedHead,
            _ => Defect.None,
        };

    /// <inheritdoc />
    protected override double Reach => double.Hypot(HalfLength, Shape.HeadRadius);

    /// <inheritdoc />
    protected override DefectSpot SpotOfShape =>
        Flaw switch
        {
            BoltFlaw.BentShank bent => AroundOuterHalf(bent),
            BoltFlaw.StrippedThread stripped => new(
                HalfLength - (Shape.ThreadLength * (stripped.From + stripped.To) / 2),
                0,
                Math.Max(Shape.ShankRadius, Shape.ThreadLength * (stripped.To - stripped.From) / 2) + Margin
            ),
            BoltFlaw.RoundedHead => new((Shape.HeadHeight / 2) - HalfLength, 0, Shape.HeadRadius + Margin),
            _ => throw new InvalidOperationException("There is no flaw."),
        };

    private double HalfLength => (Shape.HeadHeight + Shape.Length) / 2;

    // The half beyond the bend, from the middle of the shank to the tip.
    private DefectSpot AroundOuterHalf(BoltFlaw.BentShank bent)
    {
        var quarter = Shape.Length / 4;
        var (sin, cos) = Math.SinCos(bent.Angle);
        var x = Shape.HeadHeight + (2 * quarter) - HalfLength + (quarter * cos);
        return new(x, -quarter * sin * Math.Cos(bent.Plane), quarter + Shape.ShankRadius);
    }

    /// <inheritdoc />
    /// <remarks>Half the width over the flats: sqrt(3)/2 of the way to the corners.</remarks>
    public override double RestHeight => Shape.HeadRadius * 0.8660254037844386;

    /// <inheritdoc />
    public override double GripWidth => 2 * Shape.ShankRadius;

    /// <inheritdoc />
    public override ImmutableArray<PartMeasure> Measures
    {
        get
        {
            var bent = Flaw as BoltFlaw.BentShank;
            var stripped = Flaw as BoltFlaw.StrippedThread;
            var rounded = Flaw as BoltFlaw.RoundedHead;
            return
            [
                new("length", Shape.Length),
                new("shankRadius", Shape.ShankRadius),
                new("headRadius", Shape.HeadRadius),
                new("headHeight", Shape.HeadHeight),
                new("threadLength", Shape.ThreadLength),
                new("threadPitch", Shape.ThreadPitch),
                new("bend", bent?.Angle ?? 0),
                new("bendPlane", bent?.Plane ?? 0),
                new("strippedFrom", stripped?.From ?? 0),
                new("strippedTo", stripped?.To ?? 0),
                new("headRounding", rounded?.Amount ?? 0),
            ];
        }
    }

    /// <inheritdoc />
    /// <remarks>Across its shank.</remarks>
    public override double GraspHeading(double heading, double easy) => Headings.Nearest(heading + (Math.PI / 2), Math.PI, easy);
}
