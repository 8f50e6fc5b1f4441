using System.Collections.Immutable;

namespace Sortline.Factory.Tests;

public class PartMixTests
{
    [Fact]
    public void A_mix_that_makes_nothing_is_refused() =>
        Assert.Throws<ArgumentException>(() => Mix([], [], 0, gears: 0, bolts: 0));

    [Fact]
    public void Defects_that_no_part_can_have_are_refused()
    {
        Assert.Throws<ArgumentException>(() => PartMix.Only(GearKind.Instance, Defect.RoundedHead));
        Assert.Throws<ArgumentException>(() => PartMix.Only(BoltKind.Instance, Defect.BlockedHole));
        Assert.Throws<ArgumentException>(() => PartMix.Only(GearKind.Instance, Defect.None));
    }

    [Fact]
    public void A_share_of_defects_needs_defects_to_choose_from()
    {
        Assert.Throws<ArgumentException>(() => Mix([], [], 0.2));
        Assert.Throws<ArgumentException>(() => Mix([], [Defect.Rust], 0.2, bolts: 0));
        Assert.Throws<ArgumentException>(() => Mix(default, [], 0.2, bolts: 0));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void A_share_of_defects_is_between_nothing_and_all(double share) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Mix([Defect.Rust], [], share, bolts: 0));

    [Fact]
    public void Gears_without_defects_are_all_good()
    {
        var generator = new PartGenerator(PartMix.Only(GearKind.Instance), 1);

        Assert.All(Enumerable.Range(0, 200).Select(generator.Create), part => Assert.IsType<Gear>(part));
        Assert.DoesNotContain(Enumerable.Range(0, 200).Select(generator.Create), part => part.IsDefective);
    }

    [Fact]
    public void If_only_one_kind_may_have_defects_it_has_them_all()
    {
        var generator = new PartGenerator(Mix([], [Defect.BentShank], 0.3), 1);

        var defective = Enumerable.Range(0, 200).Select(generator.Create).Where(part => part.IsDefective).ToArray();

        Assert.Equal(60, defective.Length);
        Assert.All(defective, part => Assert.Equal(Defect.BentShank, part.Defect));
    }

    [Fact]
    public void A_kind_stands_in_a_mix_once() =>
        Assert.Throws<ArgumentException>(() => PartMix.Of(GearKind.Instance, GearKind.Instance));

    private static PartMix Mix(
        ImmutableArray<Defect> gearDefects,
        ImmutableArray<Defect> boltDefects,
        double defectShare,
        double gears = 1,
        double bolts = 1
    ) => new([new(GearKind.Instance, gears, gearDefects), new(BoltKind.Instance, bolts, boltDefects)], defectShare);
}
