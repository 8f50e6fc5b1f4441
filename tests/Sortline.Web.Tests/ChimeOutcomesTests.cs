using Sortline.Activity;
using Sortline.Activity.Levels;
using Sortline.Activity.Shift;
using Sortline.Factory.Scoring;

namespace Sortline.Web.Tests;

public class ChimeOutcomesTests
{
    private readonly FakePage _page = new();

    [Theory]
    [InlineData(PartOutcome.GoodShipped, "play Right")]
    [InlineData(PartOutcome.DefectRejected, "play Right")]
    [InlineData(PartOutcome.GoodRejected, "play Wrong")]
    [InlineData(PartOutcome.DefectShipped, "play Wrong")]
    public void A_part_that_went_where_it_belongs_sounds_right(PartOutcome outcome, string chime)
    {
        Handle(new ActivityAction.PartEnded(new(7), outcome, TimeSpan.Zero), hasEffect: true);

        Assert.Equal([chime], _page.TakeCalls());
    }

    [Fact]
    public void Teaching_is_heard()
    {
        Handle(new ActivityAction.PartLabelled(new(7), new(1)), hasEffect: true);

        Assert.Equal(["play Taught"], _page.TakeCalls());
    }

    [Fact]
    public void What_meant_nothing_is_not_heard()
    {
        Handle(new ActivityAction.PartLabelled(new(7), new(1)), hasEffect: false);

        Assert.Empty(_page.TakeCalls());
    }

    private void Handle(ActivityAction action, bool hasEffect)
    {
        var before = ActivityState.Open(LevelList.All[0], 1);
        ActivityStep step = new(action, before, hasEffect ? before with { } : before);
        new ChimeOutcomes(_page).Handle(step, new NoAnswer(step.After));
    }

    private sealed record NoAnswer(ActivityState State) : IDispatcher
    {
        public void Dispatch(ActivityAction action) => Assert.Fail("A chime answers with no action.");

        public void Report(Exception failure) => Assert.Fail(failure.Message);
    }
}
