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

    private Channel _x = new(ReadyX),
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

    internal SortingRobot() { }

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

    /// <summary>The part that the step just done took hold of.</summary>
    internal LivePart? JustGripped { get; private set; }

    /// <summary>The part that the step just done let go of.</summary>
    internal LivePart? JustReleased { get; private set; }

    /// <summary>The part that the step just done gave up.</summary>
    internal LivePart? JustMissed { get; private set; }

    /// <summary>Takes an order, unless even from its waiting place it could not fulfil it any more.</summary>
    internal bool Order(LivePart part, BeltDrive belt)
    {
        if (Plan(part, belt, ReadyX, ReadyY, ReadyZ).GripEndX > LineLayout.PickEndX)
            return false;

        var place = _waiting.Count;
        while (place > 0 && _waiting[place - 1].Part.Id > part.Part.Id)
            place--;
        _waiting.Insert(place, part);
        return true;
    }

    internal void Step(BeltDrive belt)
    {
        (JustGripped, JustReleased, JustMissed) = (null, null, null);
        _travel = belt.Travel;
        _x.Step();
        _y.Step();
        _z.Step();
        _heading.Step();
        _grip.Step();
        if (Held is { } held)
            Carry(held);
        if (_stepsLeft > 0 && --_stepsLeft == 0)
            FinishPhase(belt);
        if (_waiting.Count > 0)
            Attend(_waiting[0], belt);
    }

    private void Carry(LivePart part)
    {
        var tool = Tool;
        (part.X, part.Y, part.Z) = (tool.X + _heldX, tool.Y + _heldY, tool.Z + _heldZ);
        part.Heading = tool.Heading + _heldHeading;
        part.Turn = Rotation.Heading(part.Heading);
    }

    private void Attend(LivePart part, BeltDrive belt)
    {
        if (Phase is not (RobotPhase.Ready or RobotPhase.Return))
        {
            part.WaitedForRobot = true;
            return;
        }

        var tool = Tool;
        var plan = Plan(part, belt, tool.X, tool.Y, tool.Z);
        if (plan.GripEndX > LineLayout.PickEndX)
        {
            _waiting.RemoveAt(0);
            JustMissed = part;
        }
        else if (plan.GripStartX >= LineLayout.PickStartX)
            Reach(part, belt, plan);
    }
}
