using Sortline.Activity.Guide;
using Sortline.Activity.Levels;
using Sortline.Factory.Parts;
using Sortline.Factory.Parts.Gears;
using static Sortline.Activity.ActivityAction;

namespace Sortline.Activity.Tests;

/// <summary>What a newcomer is shown, and when.</summary>
public class TipTests
{
    private static readonly Part Gear = SampleParts.Good(GearKind.Instance, id: 4);
    private static readonly ActivityState First = ActivityState.Open(LevelList.All[0], 1) with { WantsTips = true };

    [Fact]
    public void The_first_tip_waits_until_the_brief_is_closed()
    {
        Assert.Null(After(First, new PartPhotographed(Gear, new(1), TimeSpan.Zero)).Tip);
        Assert.Equal(Tip.Picture, After(First, new BriefClosed()).Tip);
    }

    [Fact]
    public void Five_tips_follow_each_other_and_then_no_more()
    {
        var state = After(First, new BriefClosed());
        List<Tip?> shown = [];
        while (state.WantsTips)
        {
            shown.Add(state.Tip);
            state = After(state, new TipRead());
        }

        Assert.Equal([Tip.Picture, Tip.Answers, Tip.Guess, Tip.Shelf, Tip.Run], shown);
        Assert.Null(state.Tip);
        Assert.Null(After(state, new BriefOpened(), new BriefClosed()).Tip);
    }

    [Fact]
    public void Who_teaches_at_once_needs_no_telling_how()
    {
        var taught = After(
            First,
            new BriefClosed(),
            new PartPhotographed(Gear, new(1), TimeSpan.Zero),
            new PartLabelled(Gear.Id, new(1))
        );

        Assert.Equal(Tip.Guess, taught.Tip);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Tips_end_when_they_are_put_away_or_a_shift_begins(bool isPutAway)
    {
        var state = After(First, new BriefClosed(), isPutAway ? new TipsSkipped() : new ShiftStarted());

        Assert.Equal((false, null), (state.WantsTips, state.Tip));
    }

    [Fact]
    public void Who_has_seen_them_before_sees_none() =>
        Assert.Null(After(First with { WantsTips = false }, new BriefClosed()).Tip);

    private static ActivityState After(ActivityState state, params ActivityAction[] actions) =>
        actions.Aggregate(state, ActivityReducer.Reduce);
}
