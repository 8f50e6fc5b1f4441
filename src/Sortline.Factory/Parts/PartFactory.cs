using Sortline.Factory.Numerics;
using Sortline.Factory.Parts.Bolts;
using Sortline.Factory.Parts.Gears;

namespace Sortline.Factory.Parts;

/// <summary>Draws the numbers of a part: within tolerance, and with one thing clearly wrong if it is defective.</summary>
/// <remarks>
/// The mildest defects are still seen by a person in a picture of 224 pixels that the part fills to four fifths:
/// there, a millimetre of a gear is a pixel and a half.
/// </remarks>
public static class PartFactory
{
    private const double Tolerance = 0.02;
    private const double Degree = Math.PI / 180;

    /// <summary>Makes one part to order.</summary>
    /// <param name="id">Number of the part.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="defect">What is wrong with it; one that the kind can have.</param>
    /// <param name="placement">How it lies.</param>
    /// <param name="random">What the rest is drawn from.</param>
    /// <param name="severity">From 0, the mildest defect that is made, to 1, the worst.</param>
    /// <exception cref="ArgumentException">The kind cannot have the defect.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The kind is unknown, or the severity is outside 0 to 1.</exception>
    public static Part Make(PartId id, PartKind kind, Defect defect, BeltPlacement placement, Pcg32 random, double severity)
    {
        ArgumentNullException.ThrowIfNull(random);
        Require.Within(severity, 0, 1);
        var finish = new Finish(
            tone: random.Between(0.45, 0.70),
            warmth: random.Between(-0.25, 0.25),
            roughness: random.Between(0.42, 0.58),
            rust: defect == Defect.Rust ? Lerp(0.35, 0.85, severity) : 0,
            seed: (int)(random.NextUInt() >> 1)
        );

        return kind switch
        {
            PartKind.Gear => MakeGear(id, defect, placement, finish, random, severity),
            PartKind.Bolt => MakeBolt(id, defect, placement, finish, random, severity),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Choose a kind of part that the factory makes."),
        };
    }

    private static Gear MakeGear(PartId id, Defect defect, BeltPlacement placement, Finish finish, Pcg32 random, double severity)
    {
        var drawing = GearShape.Nominal;
        var shape = new GearShape(
            drawing.Teeth,
            Vary(drawing.TipRadius, random),
            Vary(drawing.RootRadius, random),
            Vary(drawing.Thickness, random),
            Vary(drawing.BoreRadius, random),
            drawing.Holes,
            Vary(drawing.HoleRadius, random),
            Vary(drawing.HoleCircle, random)
        );

        return new(
            id,
            finish,
            placement,
            shape,
            defect switch
            {
                Defect.MissingTooth => new GearFlaw.MissingTeeth(random.NextBelow(shape.Teeth), severity < 0.1 ? 1 : 2),
                Defect.ChippedTooth => new GearFlaw.ChippedTooth(
                    random.NextBelow(shape.Teeth),
                    Lerp(0.9, 1, severity),
                    Lerp(0.6, 1, severity)
                ),
                Defect.OffCentreBore => MakeOffCentreBore(shape, random, severity),
                Defect.BlockedHole => new GearFlaw.BlockedHole(random.NextBelow(shape.Holes)),
                Defect.Rust or Defect.None => null,
                _ => throw Impossible(defect, PartKind.Gear),
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
        var scale = Lerp(0.32, 0.40, severity) * hub / Math.Sqrt(square);
        return new(x * scale, z * scale);
    }

    private static HexBolt MakeBolt(
        PartId id,
        Defect defect,
        BeltPlacement placement,
        Finish finish,
        Pcg32 random,
        double severity
    )
    {
        var drawing = BoltShape.Nominal;
        var shape = new BoltShape(
            Vary(drawing.Length, random),
            Vary(drawing.ShankRadius, random),
            Vary(drawing.HeadRadius, random),
            Vary(drawing.HeadHeight, random),
            Vary(drawing.ThreadLength, random),
            Vary(drawing.ThreadPitch, random)
        );

        return new(
            id,
            finish,
            placement,
            shape,
            defect switch
            {
                Defect.BentShank => MakeBentShank(random, severity),
                Defect.StrippedThread => MakeStrippedThread(random, severity),
                Defect.RoundedHead => new BoltFlaw.RoundedHead(Lerp(0.6, 1, severity)),
                Defect.Rust or Defect.None => null,
                _ => throw Impossible(defect, PartKind.Bolt),
            }
        );
    }

    // A bent bolt rolls over until the bend lies along the belt: to the left or to the right, give or take a little.
    private static BoltFlaw.BentShank MakeBentShank(Pcg32 random, double severity) =>
        new(Lerp(12, 25, severity) * Degree, (random.NextSign() > 0 ? 0 : Math.PI) + random.Between(-0.3, 0.3));

    private static BoltFlaw.StrippedThread MakeStrippedThread(Pcg32 random, double severity)
    {
        var length = Lerp(0.4, 0.8, severity);
        var from = random.Between(0, 1 - length);
        return new(from, Math.Min(1, from + length));
    }

    private static double Vary(double length, Pcg32 random) => length * (1 + random.Between(-Tolerance, Tolerance));

    private static double Lerp(double mild, double worst, double severity) => mild + ((worst - mild) * severity);

    private static ArgumentException Impossible(Defect defect, PartKind kind) =>
        new($"Choose another defect: a {kind} cannot have {defect}.", nameof(defect));
}
