using FsCheck.Xunit;

namespace Sortline.Factory.Tests;

public class PartGeneratorTests
{
    [Fact]
    public void The_part_stream_is_the_same_on_every_machine()
    {
        var generator = new PartGenerator(Lines.GearsAndBolts, 7);
        var hash = new StableHash();

        for (var i = 0; i < 10_000; i++)
            hash.Add(generator.Create(i));

        // A change here changes every shift that anybody has linked to by its seed.
        Assert.Equal("31a0918092c1dc5c", hash.ToString());
    }

    [Property]
    public void A_part_depends_on_nothing_made_before_it(ulong seed, FsCheck.NonNegativeInt index)
    {
        var used = new PartGenerator(Lines.GearsAndBolts, seed);
        for (var i = 5; i >= 0; i--)
            used.Create(i);

        Assert.Equal(new PartGenerator(Lines.GearsAndBolts, seed).Create(index.Get), used.Create(index.Get));
        Assert.Equal(index.Get, used.Create(index.Get).Id.Value);
    }

    [Property]
    public void Every_block_of_20_has_its_share_of_defects(ulong seed, byte block, byte share)
    {
        var mix = Lines.Mix(2, 1, share / 255.0);
        var generator = new PartGenerator(mix, seed);

        var defects = Enumerable.Range(block * 20, 20).Count(index => generator.Create(index).IsDefective);

        Assert.Equal((int)Math.Round(share / 255.0 * 20, MidpointRounding.AwayFromZero), defects);
    }

    [Property]
    public void A_shift_of_40_has_good_and_defective_parts_wherever_it_begins(ulong seed, byte start)
    {
        var generator = new PartGenerator(Lines.GearsAndBolts, seed);

        var defects = Enumerable.Range(start, 40).Count(index => generator.Create(index).IsDefective);

        Assert.InRange(defects, 9, 29);
    }

    [Theory]
    [InlineData(1ul)]
    [InlineData(77ul)]
    public void Kinds_and_defects_take_turns_fairly(ulong seed)
    {
        var mix = Lines.Mix(3, 1);
        var generator = new PartGenerator(mix, seed);

        var parts = Enumerable.Range(0, 2000).Select(generator.Create).ToArray();

        Assert.InRange(parts.Count(part => part.Kind == GearKind.Instance), 1498, 1502);
        foreach (var kind in parts.Where(part => part.IsDefective).GroupBy(part => part.Kind))
        {
            var counts = kind.Key.Defects.Select(defect => kind.Count(part => part.Defect == defect)).ToArray();
            Assert.InRange(counts.Max() - counts.Min(), 0, 1);
        }
    }

    [Fact]
    public void Where_the_defects_stand_in_a_block_is_shuffled()
    {
        var generator = new PartGenerator(Lines.GearsAndBolts, 5);

        var counts = Enumerable
            .Range(0, 20)
            .Select(place => Enumerable.Range(0, 400).Count(block => generator.Create((block * 20) + place).IsDefective));

        Assert.All(counts, count => Assert.InRange(count, 130, 230));
    }

    [Fact]
    public void Teaching_parts_are_not_the_parts_of_the_shift()
    {
        var teaching = new PartGenerator(Lines.GearsAndBolts, 7, PartStream.Teaching);
        var shift = new PartGenerator(Lines.GearsAndBolts, 7, PartStream.Shift);

        var looks = Enumerable.Range(0, 1000).Select(index => shift.Create(index).Finish).ToHashSet();

        Assert.DoesNotContain(Enumerable.Range(0, 1000).Select(index => teaching.Create(index).Finish), looks.Contains);
    }

    [Fact]
    public void Seeds_next_to_each_other_make_unlike_parts()
    {
        var headings = Enumerable
            .Range(0, 500)
            .Select(seed => new PartGenerator(Lines.GearsAndBolts, (ulong)seed).Create(0).Placement.Heading)
            .ToArray();

        var neighboursAlike = headings.Zip(headings.Skip(1)).Count(pair => Math.Abs(pair.First - pair.Second) < 0.3);
        Assert.InRange(neighboursAlike, 20, 80);
        Assert.InRange(headings.Average(), 2.9, 3.4);
    }

    [Fact]
    public void Good_parts_are_within_tolerance_and_free_of_rust()
    {
        var generator = new PartGenerator(Lines.GearsAndBolts, 3);

        foreach (var part in Enumerable.Range(0, 2000).Select(generator.Create).Where(part => !part.IsDefective))
        {
            Assert.Equal(0, part.Finish.Rust);
            var deviations = part switch
            {
                Gear { Shape: var s } =>
                [
                    s.TipRadius / 0.058,
                    s.RootRadius / 0.046,
                    s.Thickness / 0.018,
                    s.BoreRadius / 0.012,
                    s.HoleRadius / 0.008,
                    s.HoleCircle / 0.029,
                ],
                HexBolt { Shape: var s } =>
                [
                    s.Length / 0.075,
                    s.ShankRadius / 0.009,
                    s.HeadRadius / 0.018,
                    s.HeadHeight / 0.013,
                    s.ThreadLength / 0.050,
                    s.ThreadPitch / 0.0025,
                ],
                _ => Array.Empty<double>(),
            };
            Assert.Equal(6, deviations.Length);
            Assert.All(deviations, deviation => Assert.InRange(deviation, 0.98, 1.02));
            Assert.InRange(part.Placement.Along, -0.015, 0.015);
            Assert.InRange(part.Placement.Across, -0.008, 0.008);
            Assert.InRange(part.Placement.Heading, 0, double.Tau);
        }
    }

    [Fact]
    public void Defects_are_as_bad_as_a_person_can_see_and_use_their_whole_range()
    {
        var generator = new PartGenerator(Lines.GearsAndBolts, 4);
        Dictionary<Defect, (double Least, double Most)> allowed = new()
        {
            [Defect.MissingTooth] = (1, 2),
            [Defect.ChippedTooth] = (0.9, 1),
            [Defect.OffCentreBore] = (0.32, 0.40),
            [Defect.BlockedHole] = (1, 1),
            [Defect.Rust] = (0.35, 0.85),
            [Defect.BentShank] = (double.DegreesToRadians(12), double.DegreesToRadians(25)),
            [Defect.StrippedThread] = (0.4, 0.8),
            [Defect.RoundedHead] = (0.6, 1),
        };

        var severities = Enumerable
            .Range(0, 4000)
            .Select(generator.Create)
            .Where(part => part.IsDefective)
            .ToLookup(part => part.Defect, SeverityOf);

        foreach (var (defect, (least, most)) in allowed)
        {
            Assert.All(severities[defect], severity => Assert.InRange(severity, least - 1e-9, most + 1e-9));
            Assert.InRange(severities[defect].Min(), least - 1e-9, least + (0.05 * (most - least)));
            Assert.InRange(severities[defect].Max(), most - (0.05 * (most - least)), most + 1e-9);
        }
    }

    [Fact]
    public void There_is_no_part_before_the_first() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new PartGenerator(Lines.GearsAndBolts, 1).Create(-1));

    private static double SeverityOf(Part part) =>
        part switch
        {
            { Finish.Rust: > 0 and var rust } => rust,
            Gear { Flaw: GearFlaw.MissingTeeth missing } => missing.Count,
            Gear { Flaw: GearFlaw.ChippedTooth chipped } => chipped.Depth,
            Gear { Flaw: GearFlaw.OffCentreBore bore } gear => double.Hypot(bore.X, bore.Z)
                / (gear.Shape.HoleCircle - gear.Shape.HoleRadius),
            Gear { Flaw: GearFlaw.BlockedHole } => 1,
            HexBolt { Flaw: BoltFlaw.BentShank bent } => bent.Angle,
            HexBolt { Flaw: BoltFlaw.StrippedThread stripped } => stripped.To - stripped.From,
            HexBolt { Flaw: BoltFlaw.RoundedHead rounded } => rounded.Amount,
            _ => throw new ArgumentException("This part has no defect.", nameof(part)),
        };
}
