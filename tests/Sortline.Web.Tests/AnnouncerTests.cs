using Sortline.Activity;
using Sortline.Activity.Levels;
using Sortline.Factory.Parts.Gears;
using Sortline.Web.Components.Shell;

namespace Sortline.Web.Tests;

public class AnnouncerTests
{
    private readonly ActivityState _taught = new ActivityAction[]
    {
        new ActivityAction.PartPhotographed(SampleParts.Good(GearKind.Instance, id: 7), new(70), TimeSpan.Zero),
        new ActivityAction.PartLabelled(new(7), new(1)),
    }.Aggregate(ActivityState.Open(LevelList.All[0], 1), ActivityReducer.Reduce);

    [Fact]
    [Fault(57)]
    public void Teaching_is_said_with_the_label_and_its_count()
    {
        Assert.Equal("Taught as Good: 1.", Announcer.After(new ActivityAction.PartLabelled(new(7), new(1)), _taught).Words());
        Assert.Equal("Taught as Good: 1.", Announcer.After(new ActivityAction.MistakeTaught(new(7), new(1)), _taught).Words());
    }

    [Fact]
    public void Undo_is_said_with_what_is_left()
    {
        Assert.Equal("Taken back. 1 example.", Announcer.After(new ActivityAction.TeachingUndone(), _taught).Words());
    }

    [Fact]
    [Fault(57)]
    public void What_is_seen_where_it_was_done_is_not_said()
    {
        Assert.Null(Announcer.After(new ActivityAction.PauseToggled(), _taught));
    }
}
