using System.Collections.Immutable;

namespace Sortline.Factory.Tests;

/// <summary>A kind of part that the product does not know: nothing but its own class has to know it.</summary>
public class ThirdKindTests
{
    private static readonly PartMix Mix = PartMix.Of(GearKind.Instance, BoltKind.Instance, WasherKind.Instance);

    [Fact]
    public void A_third_kind_rides_the_line_and_is_sorted_like_the_others()
    {
        var shift = new PromptOperator(Lines.Shift(120, 7, mix: Mix)).RunToEnd();

        Assert.Equal(1, shift.Report.Counts.SortedRightly);
        var washers = shift.Report.Parts.Where(part => part.Part is Washer).ToArray();
        Assert.InRange(washers.Length, 38, 42);
        Assert.Contains(washers, washer => washer.Outcome == PartOutcome.DefectRejected);
        Assert.Contains(washers, washer => washer.Outcome == PartOutcome.GoodShipped);
    }

    [Fact]
    public void Three_kinds_share_out_good_and_defective_parts_evenly()
    {
        var generator = new PartGenerator(Mix, 5);

        var parts = Enumerable.Range(0, 3000).Select(generator.Create).GroupBy(part => (part.Kind.Name, part.IsDefective));

        Assert.All(
            parts,
            group => Assert.InRange(group.Count(), group.Key.IsDefective ? 449 : 549, group.Key.IsDefective ? 451 : 551)
        );
        Assert.Equal(6, parts.Count());
    }

    private sealed class WasherKind : PartKind
    {
        public static readonly WasherKind Instance = new();

        private WasherKind()
            : base("Washer", [Defect.Rust], 0.064) { }

        public override Part Make(
            PartId id,
            Finish finish,
            BeltPlacement placement,
            Defect defect,
            double severity,
            Pcg32 random
        ) => defect is Defect.None or Defect.Rust ? new Washer(id, finish, placement) : throw CannotHave(defect);
    }

    private sealed record Washer(PartId Id, Finish Finish, BeltPlacement Placement) : Part(Id, Finish, Placement)
    {
        public override PartKind Kind => WasherKind.Instance;

        protected override Defect DefectOfShape => Defect.None;

        protected override double Reach => 0.025;

        protected override DefectSpot SpotOfShape => throw new InvalidOperationException("It has no flaw.");

        public override double RestHeight => 0.002;

        public override double GripWidth => 0.05;

        public override ImmutableArray<PartMeasure> Measures => [new("radius", 0.025), new("thickness", 0.004)];
    }
}
