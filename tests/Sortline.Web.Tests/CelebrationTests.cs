using Sortline.Activity;
using Sortline.Activity.Levels;
using Sortline.Activity.Reports;
using Sortline.Activity.Shift;
using Sortline.Factory.Parts;
using Sortline.Factory.Parts.Gears;
using Sortline.Factory.Scoring;

namespace Sortline.Web.Tests;

/// <summary>Stars are celebrated as they are won.</summary>
public class CelebrationTests
{
    private readonly FakePage _page = new();

    [Fact]
    public void A_shift_that_earned_stars_is_celebrated_when_it_ends_and_not_when_it_is_read_again()
    {
        var running = ActivityState.Open(LevelList.All[0], 1) with
        {
            Scene = new Scene.Running(2, [Sorted(1), Sorted(2, isDefective: true)]),
        };
        var won = ActivityReducer.Reduce(running, new ActivityAction.ShiftEnded());

        Handle(new(new ActivityAction.ShiftEnded(), running, won));
        Assert.Equal(["celebrate 3 at stars"], _page.TakeCalls());

        Handle(new(new ActivityAction.ReportOpened(), running with { Scene = new Scene.Teaching(null) }, won));
        Assert.Empty(_page.TakeCalls());
    }

    [Fact]
    public void A_shift_without_a_star_is_not()
    {
        var wrong = Sorted(1) with { Outcome = PartOutcome.GoodRejected };
        var running = ActivityState.Open(LevelList.All[0], 1) with { Scene = new Scene.Running(1, [wrong]) };

        Handle(new(new ActivityAction.ShiftEnded(), running, ActivityReducer.Reduce(running, new ActivityAction.ShiftEnded())));

        Assert.Empty(_page.TakeCalls());
    }

    private void Handle(ActivityStep step) => new CelebrateStars(_page).Handle(step, null!);

    private static InspectedPart Sorted(int id, bool isDefective = false) =>
        new(
            isDefective ? SampleParts.With(GearKind.Instance, Defect.Rust, id: id) : SampleParts.Good(GearKind.Instance, id),
            new(id),
            TimeSpan.Zero
        )
        {
            Outcome = isDefective ? PartOutcome.DefectRejected : PartOutcome.GoodShipped,
        };
}
