namespace Sortline.Factory.Tests;

public class PartTests
{
    private static readonly Finish Steel = new(0.5, 0, 0.4),
        Rusty = new(0.5, 0, 0.4, rust: 0.5);

    public static TheoryData<string, Defect> Possible
    {
        get
        {
            TheoryData<string, Defect> data = [];
            foreach (var kind in PartKinds.All)
            {
                data.Add(kind.Name, Defect.None);
                foreach (var defect in kind.Defects)
                    data.Add(kind.Name, defect);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Possible))]
    public void A_part_made_to_order_is_what_was_ordered(string name, Defect defect)
    {
        var kind = Named(name);
        var part = SampleParts.With(kind, defect, 0.5, id: 3, heading: 1);

        Assert.Equal((3, kind, defect, 1.0), (part.Id.Value, part.Kind, part.Defect, part.Placement.Heading));
        Assert.Equal(defect != Defect.None, part.IsDefective);
        Assert.Equal(defect == Defect.Rust, part.Finish.Rust > 0);
    }

    [Theory]
    [MemberData(nameof(Possible))]
    public void The_same_order_is_made_the_same_way_again(string name, Defect defect) =>
        Assert.Equal(SampleParts.With(Named(name), defect, 1, 5), SampleParts.With(Named(name), defect, 1, 5));

    [Fact]
    public void Every_defect_belongs_to_some_kind()
    {
        var belonging = PartKinds.All.SelectMany(kind => kind.Defects);

        Assert.Equal(Enum.GetValues<Defect>().Where(defect => defect != Defect.None).ToHashSet(), belonging.ToHashSet());
    }

    [Fact]
    public void A_gear_cannot_be_ordered_with_a_bolts_defect() =>
        Assert.Throws<ArgumentException>(() => SampleParts.With(GearKind.Instance, Defect.BentShank));

    [Fact]
    public void A_bolt_cannot_be_ordered_with_a_gears_defect() =>
        Assert.Throws<ArgumentException>(() => SampleParts.With(BoltKind.Instance, Defect.MissingTooth));

    [Fact]
    public void A_rusty_part_has_no_other_defect()
    {
        Assert.Throws<ArgumentException>(() =>
            new Gear(new(0), Rusty, BeltPlacement.Centred, GearShape.Nominal, new GearFlaw.BlockedHole(0))
        );
        Assert.Throws<ArgumentException>(() =>
            new HexBolt(new(0), Rusty, BeltPlacement.Centred, BoltShape.Nominal, new BoltFlaw.RoundedHead(1))
        );
    }

    [Fact]
    public void A_flaw_has_to_fit_the_gear()
    {
        GearFlaw[] impossible =
        [
            new GearFlaw.MissingTeeth(16),
            new GearFlaw.ChippedTooth(16, 1),
            new GearFlaw.BlockedHole(5),
            new GearFlaw.OffCentreBore(0.012, 0),
        ];

        Assert.All(
            impossible,
            flaw =>
                Assert.Throws<ArgumentException>(() => new Gear(new(0), Steel, BeltPlacement.Centred, GearShape.Nominal, flaw))
        );
    }

    [Fact]
    public void Dimensions_that_cannot_be_made_are_refused()
    {
        Action[] impossible =
        [
            () => _ = new GearShape(16, 0.047, 0.058, 0.018, 0.012, 5, 0.0075, 0.030),
            () => _ = new GearShape(16, 0.058, 0.047, 0.018, 0.025, 5, 0.0075, 0.030),
            () => _ = new GearShape(16, 0.058, 0.047, 0.018, 0.012, 40, 0.0075, 0.030),
            () => _ = new GearShape(16, 0.090, 0.047, 0.018, 0.012, 5, 0.0075, 0.030),
            () => _ = new GearShape(16, double.NaN, 0.047, 0.018, 0.012, 5, 0.0075, 0.030),
            () => _ = new GearShape(2, 0.058, 0.047, 0.018, 0.012, 5, 0.0075, 0.030),
            () => _ = new BoltShape(0.075, 0.020, 0.018, 0.013, 0.05, 0.0025),
            () => _ = new BoltShape(0.075, 0.009, 0.018, 0.013, 0.08, 0.0025),
            () => _ = new BoltShape(0.075, 0.009, 0.018, 0, 0.05, 0.0025),
            () => _ = new Finish(1.5, 0, 0.4),
            () => _ = new Finish(0.5, 0, 0.4, double.NaN),
            () => _ = new BeltPlacement(0, 0.2, 0),
            () => _ = new PartId(-1),
            () => _ = new GearFlaw.MissingTeeth(0, 3),
            () => _ = new GearFlaw.OffCentreBore(0, 0),
            () => _ = new BoltFlaw.StrippedThread(0.6, 0.4),
        ];

        Assert.All(impossible, make => Assert.ThrowsAny<ArgumentException>(make));
    }

    [Fact]
    public void A_list_of_parts_has_to_be_numbered_from_0()
    {
        Assert.Throws<ArgumentException>(() => new PartList([SampleParts.Good(GearKind.Instance, id: 1)]));
        Assert.Throws<ArgumentException>(() => new PartList([]));
    }

    private static PartKind Named(string name) => PartKinds.All.Single(kind => kind.Name == name);
}
