namespace Sortline.Factory.Tests;

public class DecisionTests
{
    private static readonly Part Bad = SampleParts.With(GearKind.Instance, Defect.Rust);
    private static readonly PartId First = new(0);

    [Fact]
    public void A_part_that_is_rejected_in_time_ends_in_the_reject_bin()
    {
        var line = Lines.WithFirstPartSeen(Bad);

        var answer = line.Decide(First, Disposition.Reject);
        line.StepUntil(() => line.HasEnded);

        Assert.Equal(DecisionResult.Accepted, answer);
        Assert.Equal(
            ["PartDecided", "PartGripped", "PartRejected", "ShiftEnded"],
            line.TakeEvents().Select(happened => happened.GetType().Name)
        );
    }

    [Fact]
    public void A_part_that_nobody_decides_about_is_shipped()
    {
        var line = Lines.WithFirstPartSeen(Bad);

        line.StepUntil(() => line.HasEnded);

        Assert.Equal(["PartShipped", "ShiftEnded"], line.TakeEvents().Select(happened => happened.GetType().Name));
    }

    [Fact]
    public void An_answer_after_the_part_has_passed_the_robot_is_a_miss()
    {
        var line = Lines.WithFirstPartSeen(Bad);
        line.StepUntil(() => XOf(line) > LineLayout.PickEndX);

        var answer = line.Decide(First, Disposition.Reject);
        line.StepUntil(() => line.HasEnded);

        Assert.Equal(DecisionResult.TooLate, answer);
        var events = line.TakeEvents();
        Assert.Equal(MissReason.TooLate, Assert.Single(events.OfType<LineEvent.RejectMissed>()).Reason);
        Assert.Single(events.OfType<LineEvent.PartShipped>());
        Assert.Empty(events.OfType<LineEvent.PartRejected>());
    }

    [Fact]
    public void There_is_a_last_moment_up_to_which_every_answer_is_in_time()
    {
        var answers = Enumerable
            .Range(0, 70)
            .Select(place =>
            {
                var line = Lines.WithFirstPartSeen(Bad);
                line.StepUntil(() => XOf(line) >= place * 0.01);
                var answer = line.Decide(First, Disposition.Reject);
                line.StepUntil(() => line.HasEnded);
                var wasRejected = line.TakeEvents().OfType<LineEvent.PartRejected>().Any();
                Assert.Equal(answer == DecisionResult.Accepted, wasRejected);
                return wasRejected;
            })
            .ToArray();

        // An idle robot needs 0.38 s to get there, 0.15 s to come down and 0.1 s to close: 0.126 m of belt.
        var inTime = answers.TakeWhile(rejected => rejected).Count();
        Assert.InRange(inTime, 50, 56);
        Assert.DoesNotContain(true, answers.Skip(inTime));
    }

    [Fact]
    public void Only_the_first_decision_about_a_part_counts()
    {
        var line = Lines.WithFirstPartSeen(Bad);
        line.Decide(First, Disposition.Ship);

        var second = line.Decide(First, Disposition.Reject);
        line.StepUntil(() => line.HasEnded);

        Assert.Equal(DecisionResult.AlreadyDecided, second);
        var events = line.TakeEvents();
        Assert.Single(events.OfType<LineEvent.PartDecided>());
        Assert.Single(events.OfType<LineEvent.PartShipped>());
    }

    [Fact]
    public void A_decision_about_a_part_in_the_gripper_changes_nothing()
    {
        var line = Lines.WithFirstPartSeen(Bad);
        line.Decide(First, Disposition.Reject);
        line.StepUntil(() => line.Robot.Carrying is not null);

        Assert.Equal(DecisionResult.AlreadyDecided, line.Decide(First, Disposition.Ship));

        line.StepUntil(() => line.HasEnded);
        Assert.Single(line.TakeEvents().OfType<LineEvent.PartRejected>());
    }

    [Fact]
    public void Parts_that_are_not_there_yet_cannot_be_decided_about()
    {
        var line = Lines.Of(Bad);
        Assert.Equal(DecisionResult.Unknown, line.Decide(First, Disposition.Reject));

        line.Step();

        Assert.Equal(DecisionResult.NotSeenYet, line.Decide(First, Disposition.Reject));
        Assert.Equal(DecisionResult.Unknown, line.Decide(new(1), Disposition.Reject));
        Assert.Empty(line.TakeEvents().OfType<LineEvent.PartDecided>());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Parts_that_have_left_cannot_be_decided_about(bool rejected)
    {
        var line = Lines.WithFirstPartSeen(Bad);
        if (rejected)
            line.Decide(First, Disposition.Reject);
        line.StepUntil(() => line.HasEnded);
        line.TakeEvents();

        Assert.Equal(DecisionResult.Gone, line.Decide(First, Disposition.Reject));
        Assert.Empty(line.TakeEvents());
    }

    [Fact]
    public void Answers_out_of_order_are_served_in_the_order_of_the_belt()
    {
        var line = Lines.Shift(4, 1, mix: Lines.OnlyDefects);
        line.StepUntil(() => line.TakeEvents().OfType<LineEvent.PartSeen>().Any(seen => seen.Part.Value == 1));

        line.Decide(new(1), Disposition.Reject);
        line.Decide(new(0), Disposition.Reject);
        line.StepUntil(() => line.HasEnded);

        Assert.Equal([0, 1], line.TakeEvents().OfType<LineEvent.PartGripped>().Select(gripped => gripped.Part.Value));
    }

    private static double XOf(ProductionLine line) => new PoseFrame().Read(line).PartWithId(0)!.Value.X;
}
