using System.Collections.Immutable;

namespace Sortline.Factory.Tests;

public class PartMixTests
{
    [Fact]
    public void A_mix_that_makes_nothing_is_refused() => Assert.Throws<ArgumentException>(() => new PartMix(0, 0, [], [], 0));

    [Fact]
    public void Defects_that_no_part_can_have_are_refused()
    {
        Assert.Throws<ArgumentException>(() => PartMix.Gears(Defect.RoundedHead));
        Assert.Throws<ArgumentException>(() => PartMix.Bolts(Defect.BlockedHole));
        Assert.Throws<ArgumentException>(() => PartMix.Gears(Defect.None));
    }

    [Fact]
    public void A_share_of_defects_needs_defects_to_choose_from()
    {
        Assert.Throws<ArgumentException>(() => new PartMix(1, 1, [], [], 0.2));
        Assert.Throws<ArgumentException>(() => new PartMix(1, 0, [], [Defect.Rust], 0.2));
        Assert.Throws<ArgumentException>(() => new PartMix(1, 0, default(ImmutableArray<Defect>), [], 0.2));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void A_share_of_defects_is_between_nothing_and_all(double share) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new PartMix(1, 0, [Defect.Rust], [], share));

    [Fact]
    public void Gears_without_defects_are_all_good()
    {
        var generator = new PartGenerator(PartMix.Gears(), 1);

        Assert.All(Enumerable.Range(0, 200).Select(generator.Create), part => Assert.IsType<Gear>(part));
        Assert.DoesNotContain(Enumerable.Range(0, 200).Select(generator.Create), part => part.IsDefective);
    }

    [Fact]
    public void If_only_one_kind_may_have_defects_it_has_them_all()
    {
        var generator = new PartGenerator(new PartMix(1, 1, [], [Defect.BentShank], 0.3), 1);

        var defective = Enumerable.Range(0, 200).Select(generator.Create).Where(part => part.IsDefective).ToArray();

        Assert.Equal(60, defective.Length);
        Assert.All(defective, part => Assert.Equal(Defect.BentShank, part.Defect));
    }
}
