using Sortline.Factory.Numerics;

namespace Sortline.Factory.Parts.Bolts;

/// <summary>A bolt with a hexagonal head, lying on its side.</summary>
public sealed class BoltKind : PartKind
{
    /// <summary>The kind.</summary>
    public static readonly BoltKind Instance = new();

    private BoltKind()
        : base("Bolt", [Defect.BentShank, Defect.StrippedThread, Defect.RoundedHead, Defect.Rust], 0.116) { }

    /// <inheritdoc />
    public override Part Make(PartId id, Finish finish, BeltPlacement placement, Defect defect, double severity, Pcg32 random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var drawing = BoltShape.Nominal;
        var shape = new BoltShape(
            Variation.WithinTolerance(drawing.Length, random),
            Variation.WithinTolerance(drawing.ShankRadius, random),
            Variation.WithinTolerance(drawing.HeadRadius, random),
            Variation.WithinTolerance(drawing.HeadHeight, random),
            Variation.WithinTolerance(drawing.ThreadLength, random),
            Variation.WithinTolerance(drawing.ThreadPitch, random)
        );

        return new HexBolt(
            id,
            finish,
            placement,
            shape,
            defect switch
            {
                Defect.BentShank => MakeBentShank(random, severity),
                Defect.StrippedThread => MakeStrippedThread(random, severity),
                Defect.RoundedHead => new BoltFlaw.RoundedHead(Variation.BySeverity(0.6, 1, severity)),
                Defect.Rust or Defect.None => null,
                _ => throw CannotHave(defect),
            }
        );
    }

    // A bent bolt rolls over until the bend lies along the belt: to the left or to the right, give or take a little.
    private static BoltFlaw.BentShank MakeBentShank(Pcg32 random, double severity) =>
        new(
            Variation.BySeverity(12, 25, severity) * (Math.PI / 180),
            (random.NextSign() > 0 ? 0 : Math.PI) + random.Between(-0.3, 0.3)
        );

    private static BoltFlaw.StrippedThread MakeStrippedThread(Pcg32 random, double severity)
    {
        var length = Variation.BySeverity(0.4, 0.8, severity);
        var from = random.Between(0, 1 - length);
        return new(from, Math.Min(1, from + length));
    }
}
