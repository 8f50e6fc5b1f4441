using System.Globalization;

namespace Sortline.Factory.Tests;

/// <summary>FNV-1a over bits, so that a pinned value means the same on every machine.</summary>
internal sealed class StableHash
{
    private ulong _value = 14695981039346656037UL;

    public StableHash Add(long number)
    {
        for (var shift = 0; shift < 64; shift += 8)
            _value = unchecked((_value ^ (byte)(number >> shift)) * 1099511628211UL);
        return this;
    }

    public StableHash Add(double number) => Add(BitConverter.DoubleToInt64Bits(number));

    public StableHash Add(ReadOnlySpan<double> numbers)
    {
        foreach (var number in numbers)
            Add(number);
        return this;
    }

    public StableHash Add(Part part)
    {
        Add(part.Id.Value).Add(PartKinds.All.IndexOf(part.Kind)).Add((long)part.Defect);
        Add(part.Finish.Tone).Add(part.Finish.Warmth).Add(part.Finish.Roughness).Add(part.Finish.Rust).Add(part.Finish.Seed);
        Add(part.Placement.Along).Add(part.Placement.Across).Add(part.Placement.Heading);
        return part switch
        {
            Gear gear => Add(gear.Shape).Add(gear.Flaw),
            HexBolt bolt => Add(bolt.Shape).Add(bolt.Flaw),
            _ => throw new ArgumentException("Teach this hash the new kind of part.", nameof(part)),
        };
    }

    public StableHash Add(LineEvent lineEvent)
    {
        Add(lineEvent.Time.Ticks);
        return lineEvent switch
        {
            LineEvent.PartFed fed => Add(1).Add(fed.Part.Id.Value),
            LineEvent.PartSeen seen => Add(2).Add(seen.Part.Value),
            LineEvent.PartDecided decided => Add(3).Add(decided.Part.Value).Add((long)decided.Disposition),
            LineEvent.RejectMissed missed => Add(4).Add(missed.Part.Value).Add((long)missed.Reason),
            LineEvent.PartGripped gripped => Add(5).Add(gripped.Part.Value),
            LineEvent.PartRejected rejected => Add(6).Add(rejected.Part.Value),
            LineEvent.PartShipped shipped => Add(7).Add(shipped.Part.Value),
            LineEvent.BinEmptied emptied => Add(8).Add((long)emptied.Bin),
            LineEvent.ShiftEnded => Add(9),
            _ => throw new ArgumentException("Teach this hash the new event.", nameof(lineEvent)),
        };
    }

    public override string ToString() => _value.ToString("x16", CultureInfo.InvariantCulture);

    private StableHash Add(GearShape shape) =>
        Add(shape.Teeth)
            .Add(shape.TipRadius)
            .Add(shape.RootRadius)
            .Add(shape.Thickness)
            .Add(shape.BoreRadius)
            .Add(shape.Holes)
            .Add(shape.HoleRadius)
            .Add(shape.HoleCircle);

    private StableHash Add(BoltShape shape) =>
        Add(shape.Length)
            .Add(shape.ShankRadius)
            .Add(shape.HeadRadius)
            .Add(shape.HeadHeight)
            .Add(shape.ThreadLength)
            .Add(shape.ThreadPitch);

    private StableHash Add(GearFlaw? flaw) =>
        flaw switch
        {
            GearFlaw.MissingTeeth missing => Add(missing.First).Add(missing.Count),
            GearFlaw.ChippedTooth chipped => Add(chipped.Tooth).Add(chipped.Depth).Add(chipped.NeighbourDepth),
            GearFlaw.OffCentreBore bore => Add(bore.X).Add(bore.Z),
            GearFlaw.BlockedHole blocked => Add(blocked.Hole),
            _ => this,
        };

    private StableHash Add(BoltFlaw? flaw) =>
        flaw switch
        {
            BoltFlaw.BentShank bent => Add(bent.Angle).Add(bent.Plane),
            BoltFlaw.StrippedThread stripped => Add(stripped.From).Add(stripped.To),
            BoltFlaw.RoundedHead rounded => Add(rounded.Amount),
            _ => this,
        };
}
