namespace Sortline.Factory.Tests;

/// <summary>Where a defect is on a part, and in the picture that the camera takes of it.</summary>
public class DefectSpotTests
{
    private static readonly Finish Steel = new(0.5, 0, 0.4);
    private static readonly double GearField = GearKind.Instance.CameraField;

    [Fact]
    public void A_good_part_has_no_spot_and_rust_is_all_over_it()
    {
        Assert.All(PartKinds.All, kind => Assert.Null(DefectOutline.Of(SampleParts.Good(kind))));

        var rusty = SampleParts.With(GearKind.Instance, Defect.Rust, id: 2);
        Assert.Equal(new DefectSpot(0, 0, ((Gear)rusty).Shape.TipRadius), rusty.DefectSpot);
    }

    [Fact]
    public void Any_defect_is_outlined_within_the_picture_however_the_part_lies()
    {
        PartGenerator parts = new(PartMix.Of([.. PartKinds.All]), seed: 11);

        foreach (var part in Enumerable.Range(0, 400).Select(parts.Create).Where(part => part.IsDefective))
        {
            var outline = Assert.NotNull(DefectOutline.Of(part));

            Assert.InRange(outline.Radius, 0.05, 0.5);
            Assert.All([outline.X, outline.Y], middle => Assert.InRange(middle, outline.Radius, 1 - outline.Radius));
            Assert.Equal(part.Defect == Defect.Rust, outline.Radius > 0.36);
        }
    }

    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(90, 0, -1)]
    [InlineData(180, -1, 0)]
    [InlineData(270, 0, 1)]
    public void A_part_that_is_turned_takes_its_spot_along(double degrees, double right, double down)
    {
        var gear = Blocked(hole: 0, new(0, 0, degrees / 180 * Math.PI));
        var away = GearShape.Nominal.HoleCircle / GearField;

        var outline = Assert.NotNull(DefectOutline.Of(gear));

        Assert.Equal(0.5 + (right * away), outline.X, 1e-9);
        Assert.Equal(0.5 + (down * away), outline.Y, 1e-9);
    }

    [Fact]
    public void A_part_beside_the_middle_of_the_belt_is_beside_the_middle_of_the_picture_and_along_the_belt_it_is_not()
    {
        var middle = DefectOutline.Of(Blocked(hole: 2, BeltPlacement.Centred))!.Value;
        var aside = DefectOutline.Of(Blocked(hole: 2, new(0.015, 0.006, 0)))!.Value;

        Assert.Equal(middle with { Y = aside.Y }, aside);
        Assert.Equal(0.006 / GearField, aside.Y - middle.Y, 1e-9);
    }

    [Fact]
    public void Two_teeth_are_both_within_the_ring_and_the_third_is_not()
    {
        var shape = GearShape.Nominal;
        Gear gear = new(new(0), Steel, BeltPlacement.Centred, shape, new GearFlaw.MissingTeeth(shape.Teeth - 1, 2));
        var spot = gear.DefectSpot!;

        Assert.True(Holds(spot, Tooth(shape.Teeth - 1)) && Holds(spot, Tooth(0)));
        Assert.False(Holds(spot, Tooth(1)) || Holds(spot, Tooth(shape.Teeth - 2)));

        (double X, double Z) Tooth(int number)
        {
            var (sin, cos) = Math.SinCos(double.Tau * number / shape.Teeth);
            return (shape.TipRadius * cos, -shape.TipRadius * sin);
        }
    }

    [Fact]
    public void The_bore_and_its_right_place_are_both_within_the_ring()
    {
        var gear = (Gear)SampleParts.With(GearKind.Instance, Defect.OffCentreBore, 1, id: 4);
        var bore = Assert.IsType<GearFlaw.OffCentreBore>(gear.Flaw);

        Assert.True(Holds(gear.DefectSpot!, (bore.X, bore.Z)) && Holds(gear.DefectSpot!, (0, 0)));
    }

    [Theory]
    [InlineData(0, -1)]
    [InlineData(Math.PI, 1)]
    public void A_bent_shank_is_outlined_on_the_side_that_it_is_bent_to(double plane, int side)
    {
        var shape = BoltShape.Nominal;
        var spot = Bolt(new BoltFlaw.BentShank(0.4, plane)).DefectSpot!;

        Assert.Equal(side, Math.Sign(spot.Z));
        var straightTip = (shape.HeadHeight + shape.Length) / 2;
        var middle = straightTip - (shape.Length / 2);
        var tip = (X: middle + (shape.Length / 2 * Math.Cos(0.4)), Z: side * shape.Length / 2 * Math.Sin(0.4));
        Assert.True(Holds(spot, tip));
        Assert.False(Holds(spot, (-straightTip, 0)));
    }

    [Fact]
    public void A_head_is_at_one_end_and_the_thread_at_the_other()
    {
        var head = Bolt(new BoltFlaw.RoundedHead(0.8)).DefectSpot!;
        var tip = Bolt(new BoltFlaw.StrippedThread(0, 0.4)).DefectSpot!;
        var inner = Bolt(new BoltFlaw.StrippedThread(0.6, 1)).DefectSpot!;

        Assert.True(head.X < inner.X && inner.X < tip.X);
        Assert.True(head.X - head.Radius < -(BoltShape.Nominal.HeadHeight + BoltShape.Nominal.Length) / 2);
    }

    private static bool Holds(DefectSpot spot, (double X, double Z) point) =>
        double.Hypot(point.X - spot.X, point.Z - spot.Z) < spot.Radius;

    private static Gear Blocked(int hole, BeltPlacement placement) =>
        new(new(0), Steel, placement, GearShape.Nominal, new GearFlaw.BlockedHole(hole));

    private static HexBolt Bolt(BoltFlaw flaw) => new(new(0), Steel, BeltPlacement.Centred, BoltShape.Nominal, flaw);
}
