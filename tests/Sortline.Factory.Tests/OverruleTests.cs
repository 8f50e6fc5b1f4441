namespace Sortline.Factory.Tests;

/// <summary>A decision that somebody turns over while the part is on its way.</summary>
public class OverruleTests
{
    [Theory]
    [InlineData(Disposition.Ship, Disposition.Reject)]
    [InlineData(Disposition.Reject, Disposition.Ship)]
    public void The_part_goes_where_it_is_said_at_last(Disposition first, Disposition last)
    {
        var line = Seen();
        line.Decide(new(0), first);

        Assert.Equal(DecisionResult.Accepted, line.Overrule(new(0), last));

        Assert.Equal(last, Fate(line));
    }

    [Fact]
    public void A_robot_on_its_way_turns_back_and_takes_the_next_part()
    {
        var line = Seen(parts: 2);
        line.Decide(new(0), Disposition.Reject);
        RunUntil(line, () => line.Robot.Phase is Robot.RobotPhase.Descend);

        Assert.Equal(DecisionResult.Accepted, line.Overrule(new(0), Disposition.Ship));
        line.Decide(new(1), Disposition.Reject);
        var events = ToEnd(line);

        Assert.Equal(new(0), Assert.Single(events.OfType<LineEvent.PartShipped>()).Part);
        Assert.Equal(new(1), Assert.Single(events.OfType<LineEvent.PartRejected>()).Part);
    }

    [Fact]
    public void What_the_robot_has_between_its_fingers_it_keeps()
    {
        var line = Seen();
        line.Decide(new(0), Disposition.Reject);
        RunUntil(line, () => line.Robot.Phase is Robot.RobotPhase.Grip);

        Assert.Equal(DecisionResult.AlreadyDecided, line.Overrule(new(0), Disposition.Ship));
        RunUntil(line, () => line.Robot.Phase is Robot.RobotPhase.Swing);
        Assert.Equal(DecisionResult.AlreadyDecided, line.Overrule(new(0), Disposition.Ship));

        Assert.Equal(Disposition.Reject, Fate(line));
    }

    [Fact]
    public void A_part_beyond_the_reach_is_shipped_all_the_same_and_a_miss()
    {
        var line = Seen();
        line.Decide(new(0), Disposition.Ship);
        PoseFrame frame = new();
        RunUntil(line, () => frame.Read(line).PartWithId(0)?.X > LineLayout.PickEndX);

        Assert.Equal(DecisionResult.TooLate, line.Overrule(new(0), Disposition.Reject));

        var events = ToEnd(line);
        Assert.Equal(MissReason.TooLate, Assert.Single(events.OfType<LineEvent.RejectMissed>()).Reason);
        Assert.Single(events.OfType<LineEvent.PartShipped>());
    }

    [Fact]
    public void There_must_be_a_decision_and_another_one_and_a_part()
    {
        var line = Seen();

        Assert.Equal(DecisionResult.Unknown, line.Overrule(new(9), Disposition.Ship));
        Assert.Equal(DecisionResult.NotSeenYet, line.Overrule(new(0), Disposition.Ship));
        line.Decide(new(0), Disposition.Ship);
        Assert.Equal(DecisionResult.AlreadyDecided, line.Overrule(new(0), Disposition.Ship));
        ToEnd(line);
        Assert.Equal(DecisionResult.Gone, line.Overrule(new(0), Disposition.Reject));
    }

    private static ProductionLine Seen(int parts = 1)
    {
        var line = Lines.Of([.. Enumerable.Range(0, parts).Select(id => SampleParts.Good(GearKind.Instance, id))]);
        RunUntil(line, () => line.TakeEvents().OfType<LineEvent.PartSeen>().Any(seen => seen.Part.Value == parts - 1));
        return line;
    }

    private static Disposition Fate(ProductionLine line) =>
        ToEnd(line).OfType<LineEvent.PartShipped>().Any() ? Disposition.Ship : Disposition.Reject;

    private static List<LineEvent> ToEnd(ProductionLine line)
    {
        List<LineEvent> events = [];
        RunUntil(
            line,
            () =>
            {
                events.AddRange(line.TakeEvents());
                return line.HasEnded;
            }
        );
        return events;
    }

    private static void RunUntil(ProductionLine line, Func<bool> isSo)
    {
        for (var patience = 60 * ProductionLine.StepsPerSecond; !isSo(); patience--)
        {
            Assert.True(patience > 0, "It did not come to that within a minute.");
            line.Step();
        }
    }
}
