using Sortline.Factory.Motion;
using Sortline.Factory.Parts;

namespace Sortline.Factory.Robot;

/// <summary>The arm that takes rejected parts off the moving belt and drops them into the reject bin.</summary>
/// <remarks>
/// It has a real reach and takes its time: see the README for how it plans and for the numbers. It belongs to its
/// production line, which moves it; from outside it can only be looked at.
/// </remarks>
public sealed partial class SortingRobot
{
    // In the order of the belt, the part farthest along first: it is the first to get out of reach.
    private readonly List<LivePart> _waiting = new(16);

    private QuinticTrajectory _x = new(ReadyX),
        _y = new(ReadyY),
        _z = new(ReadyZ),
        _heading = new(ReadyHeading),
        _grip = new(ReadyGrip);
    private bool _ridesWithBelt;
    private double _travel;
    private LivePart? _target;
    private int _stepsLeft;
    private double _heldX,
        _heldY,
        _heldZ,
        _heldHeading;

    private readonly Haste _haste;

    /// <param name="isHasty">Whether it works as fast as it can: for teaching, where it must keep up with a quick hand.</param>
    internal SortingRobot(bool isHasty) => _haste = isHasty ? Haste.Quick : Haste.Calm;

    /// <summary>What it is doing.</summary>
    public RobotPhase Phase { get; private set; } = RobotPhase.Ready;

    /// <summary>Where its fingertips are.</summary>
    public ToolPose Tool =>
        new(_ridesWithBelt ? _travel + _x.Position : _x.Position, _y.Position, _z.Position, _heading.Position, _grip.Position);

    /// <summary>How its joints stand.</summary>
    public ArmPose Joints => ArmKinematics.Solve(Tool);

    /// <summary>The part between its fingers, if any.</summary>
    public PartId? Carrying => Held?.Part.Id;

    /// <summary>How many parts wait to be rejected, the one it is at work on left out.</summary>
    public int Waiting => _waiting.Count;

    internal LivePart? Held { get; private set; }

    /// <summary>Takes an order, unless even from its waiting place it could not fulfil it any more.</summary>
    internal bool Order(LivePart part)
    {
        if (Plan(part, part.Belt, ReadyX, ReadyY, ReadyZ).GripEndX > LineLayout.PickEndX)
            return false;

        var place = _waiting.Count;
        while (place > 0 && _waiting[place - 1].Part.Id > part.Part.Id)
            place--;
        _waiting.Insert(place, part);
        return true;
    }

    /// <summary>Gives an order up, unless its fingers are closing already.</summary>
    /// <returns>Whether it has no order for the part now.</returns>
    internal bool Forget(LivePart part, BeltDrive belt)
    {
        if (_target == part)
        {
            if (Phase is not (RobotPhase.Reach or RobotPhase.Descend))
                return false;

            _target = null;
            LeaveBelt(belt);
            GoBack();
        }

        _waiting.Remove(part);
        return true;
    }

    internal RobotStep Step(BeltDrive belt)
    {
        _travel = belt.Travel;
        _x.Step();
        _y.Step();
        _z.Step();
        _heading.Step();
        _grip.Step();
        if (Held is { } held)
            Carry(held);
        var done = _stepsLeft > 0 && --_stepsLeft == 0 ? FinishPhase(belt) : default;
        return _waiting.Count > 0 && !Attend(_waiting[0], belt) ? done with { Missed = TakeFirstWaiting() } : done;
    }

    private void Carry(LivePart part)
    {
        var tool = Tool;
        (part.X, part.Y, part.Z) = (tool.X + _heldX, tool.Y + _heldY, tool.Z + _heldZ);
        part.Heading = tool.Heading + _heldHeading;
        part.Orientation = Orientation.Heading(part.Heading);
    }

    private LivePart TakeFirstWaiting()
    {
        var part = _waiting[0];
        _waiting.RemoveAt(0);
        return part;
    }

    /// <summary>Begins to reach for a part when it is time to.</summary>
    /// <returns>Whether the part can still be had.</returns>
    private bool Attend(LivePart part, BeltDrive belt)
    {
        if (Phase is not (RobotPhase.Ready or RobotPhase.Return))
        {
            part.WaitedForRobot = true;
            return true;
        }

        var tool = Tool;
        var plan = Plan(part, belt, tool.X, tool.Y, tool.Z);
        if (plan.GripEndX > LineLayout.PickEndX)
            return false;
        if (plan.GripStartX >= LineLayout.PickStartX)
            Reach(TakeFirstWaiting(), belt, plan);
        return true;
    }
}
