namespace Sortline.Factory.Tests;

public class PartOutcomeTests
{
    [Theory]
    [InlineData(false, Disposition.Ship, PartOutcome.GoodShipped)]
    [InlineData(true, Disposition.Ship, PartOutcome.DefectShipped)]
    [InlineData(false, Disposition.Reject, PartOutcome.GoodRejected)]
    [InlineData(true, Disposition.Reject, PartOutcome.DefectRejected)]
    [InlineData(false, Disposition.SetAside, PartOutcome.GoodSetAside)]
    [InlineData(true, Disposition.SetAside, PartOutcome.DefectSetAside)]
    public void An_outcome_is_what_a_part_was_and_where_it_went(bool isDefective, Disposition fate, PartOutcome outcome) =>
        Assert.Equal(outcome, PartOutcome.Of(isDefective, fate));

    [Fact]
    public void A_part_goes_one_of_two_ways() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PartOutcome.Of(false, (Disposition)3));
}
