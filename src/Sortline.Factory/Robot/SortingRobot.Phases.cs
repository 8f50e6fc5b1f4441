using Sortline.Factory.Motion;

namespace Sortline.Factory.Robot;

/// <content>What the robot does one after the other, and how long it takes over it.</content>
public sealed partial class SortingRobot
{
    // Where it waits: above the belt where parts come into reach, turned toward the camera.
    private const double ReadyX = 0.20,
        ReadyY = 0.20,
        ReadyZ = -0.06,
        ReadyGrip = 0.08;

    // Over the near part of the bin: farther out the arm would be all but straight, and its elbow would have to whirl.
    private const double DropX = 0.60,
        DropZ = 0.385;

    private const double HoverY = 0.06,
        CarryY = 0.10,
        FingerClearance = 0.01;
    private const int DescendSteps = 18,
        GripSteps = 12,
        LiftSteps = 9,
        ReleaseSteps = 9,
        ShortestMove = 36;

    // Peak acceleration of the fingertips on a long move, metres a second squared; data sheets of small six-axis robots
    // say 20 to 30.
    private const double ToolAcceleration = 14;

    private static readonly double ReadyHeading = Math.Atan2(ReadyX - LineLayout.RobotX, ReadyZ - LineLayout.RobotZ);
    private static readonly double DropHeading = Math.Atan2(DropX - LineLayout.RobotX, DropZ - LineLayout.RobotZ);

    private readonly record struct PickPlan(int ReachSteps, double GripStartX, double GripEndX);

    // The part moves while the arm does: the meeting point is where both are at once. Each round starts from the time that
    // the round before took; the tool is so much faster than the belt that the third changes nothing any more.
    private static PickPlan Plan(LivePart part, BeltDrive belt, double x, double y, double z)
    {
        const double Dt = SimulationStep.Seconds;
        var steps = ShortestMove;
        for (var round = 0; round < 3; round++)
            steps = StepsFor(part.X + (belt.Speed * steps * Dt) - x, HoverY - y, part.Z - z);

        var gripStart = part.X + (belt.Speed * (steps + DescendSteps) * Dt);
        return new(steps, gripStart, gripStart + (belt.Speed * GripSteps * Dt));
    }

    // A minimum-jerk move over a distance D in a time T peaks at an acceleration of 10 / sqrt(3) D / T^2.
    private static int StepsFor(double dx, double dy, double dz)
    {
        var distance = Math.Sqrt((dx * dx) + (dy * dy) + (dz * dz));
        var seconds = Math.Sqrt(5.773502691896258 * distance / ToolAcceleration);
        return Math.Max(ShortestMove, (int)Math.Ceiling(seconds * SimulationStep.PerSecond));
    }

    private void Begin(RobotPhase phase, int steps) => (Phase, _stepsLeft) = (phase, steps);

    private void Reach(LivePart part, BeltDrive belt, PickPlan plan)
    {
        _target = part;

        // From here on x is told from the belt: the tool closes in on the part whatever the belt does meanwhile.
        _x.Rebase(-belt.Travel, -belt.Speed, -belt.Acceleration);
        _ridesWithBelt = true;
        _x.MoveTo(part.X - belt.Travel, plan.ReachSteps);
        _y.MoveTo(HoverY, plan.ReachSteps);
        _z.MoveTo(part.Z, plan.ReachSteps);
        var easy = Math.Atan2(plan.GripStartX - LineLayout.RobotX, part.Z - LineLayout.RobotZ);
        _heading.MoveTo(Grasp.Heading(part, easy), plan.ReachSteps);
        _grip.MoveTo(Math.Min(LineLayout.WidestGrip, part.Part.GripWidth + (2 * FingerClearance)), plan.ReachSteps);
        Begin(RobotPhase.Reach, plan.ReachSteps);
    }

    private RobotStep FinishPhase(BeltDrive belt)
    {
        switch (Phase)
        {
            case RobotPhase.Reach:
                _y.MoveTo(Grasp.Height(_target!), DescendSteps);
                Begin(RobotPhase.Descend, DescendSteps);
                break;
            case RobotPhase.Descend:
                _grip.MoveTo(_target!.Part.GripWidth, GripSteps);
                Begin(RobotPhase.Grip, GripSteps);
                break;
            case RobotPhase.Grip:
                var gripped = Take(_target!);
                Begin(RobotPhase.Lift, LiftSteps);
                return new(Gripped: gripped);
            case RobotPhase.Lift:
                Swing(belt);
                break;
            case RobotPhase.Swing:
                var released = LetGo(Held!);
                Begin(RobotPhase.Release, ReleaseSteps);
                return new(Released: released);
            case RobotPhase.Release:
                GoBack();
                break;
            default:
                Begin(RobotPhase.Ready, 0);
                break;
        }

        return default;
    }

    private LivePart Take(LivePart part)
    {
        var tool = Tool;
        (_heldX, _heldY, _heldZ) = (part.X - tool.X, part.Y - tool.Y, part.Z - tool.Z);
        _heldHeading = part.Heading - tool.Heading;
        (Held, _target) = (part, null);

        // One rise for lifting and half the swing: the hand does not stop in between.
        _y.MoveTo(CarryY, LiftSteps + (ShortestMove / 2));
        return part;
    }

    private void Swing(BeltDrive belt)
    {
        _x.Rebase(belt.Travel, belt.Speed, belt.Acceleration);
        _ridesWithBelt = false;
        var steps = StepsFor(DropX - _x.Position, 0, DropZ - _z.Position);
        _x.MoveTo(DropX, steps);
        _z.MoveTo(DropZ, steps);
        _heading.MoveTo(DropHeading, steps);
        Begin(RobotPhase.Swing, steps);
    }

    private LivePart LetGo(LivePart part)
    {
        Held = null;
        _grip.MoveTo(Math.Min(LineLayout.WidestGrip, part.Part.GripWidth + (2 * FingerClearance)), ReleaseSteps);
        return part;
    }

    private void GoBack()
    {
        var steps = StepsFor(ReadyX - _x.Position, ReadyY - _y.Position, ReadyZ - _z.Position);
        _x.MoveTo(ReadyX, steps);
        _y.MoveTo(ReadyY, steps);
        _z.MoveTo(ReadyZ, steps);
        _heading.MoveTo(ReadyHeading, steps);
        _grip.MoveTo(ReadyGrip, steps);
        Begin(RobotPhase.Return, steps);
    }
}
