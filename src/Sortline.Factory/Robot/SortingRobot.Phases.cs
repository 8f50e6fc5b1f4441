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
        AsideX = 0.20,
        DropZ = 0.385;

    // As far as the belt brings a part while the arm is at work on others: from here the ways to both bins are short.
    private const double WaitingX = 0.40;

    private const double HoverY = 0.06,
        CarryY = 0.10,
        FingerClearance = 0.01;

    private static readonly double ReadyHeading = Math.Atan2(ReadyX - LineLayout.RobotX, ReadyZ - LineLayout.RobotZ);

    // How fast it works: the steps of each phase, and the peak acceleration of the fingertips on a long move in metres a second
    // squared; data sheets of small six-axis robots say 20 to 30.
    private sealed record Haste(
        int DescendSteps,
        int GripSteps,
        int LiftSteps,
        int ReleaseSteps,
        int ShortestMove,
        double ToolAcceleration
    )
    {
        /// <summary>As in a shift.</summary>
        public static readonly Haste Calm = new(18, 12, 9, 9, 36, 14);

        /// <summary>As while teaching, where parts come at most every 0.8 s: each takes it less. As quick as robots that only pick and place.</summary>
        public static readonly Haste Quick = new(10, 7, 5, 5, 24, 36);
    }

    private readonly record struct PickPlan(int ReachSteps, double GripStartX, double GripEndX);

    // The part moves while the arm does: the meeting point is where both are at once. Each round starts from the time that
    // the round before took; the tool is so much faster than the belt that the third changes nothing any more.
    private PickPlan Plan(LivePart part, BeltDrive belt, double x, double y, double z)
    {
        const double Dt = SimulationStep.Seconds;
        var steps = _haste.ShortestMove;
        for (var round = 0; round < 3; round++)
            steps = StepsFor(part.X + (belt.Speed * steps * Dt) - x, HoverY - y, part.Z - z);

        var gripStart = part.X + (belt.Speed * (steps + _haste.DescendSteps) * Dt);
        return new(steps, gripStart, gripStart + (belt.Speed * _haste.GripSteps * Dt));
    }

    // A minimum-jerk move over a distance D in a time T peaks at an acceleration of 10 / sqrt(3) D / T^2.
    private int StepsFor(double dx, double dy, double dz)
    {
        var distance = Math.Sqrt((dx * dx) + (dy * dy) + (dz * dz));
        var seconds = Math.Sqrt(5.773502691896258 * distance / _haste.ToolAcceleration);
        return Math.Max(_haste.ShortestMove, (int)Math.Ceiling(seconds * SimulationStep.PerSecond));
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
                _y.MoveTo(Grasp.Height(_target!), _haste.DescendSteps);
                Begin(RobotPhase.Descend, _haste.DescendSteps);
                break;
            case RobotPhase.Descend:
                _grip.MoveTo(_target!.Part.GripWidth, _haste.GripSteps);
                Begin(RobotPhase.Grip, _haste.GripSteps);
                break;
            case RobotPhase.Grip:
                var gripped = Take(_target!);
                Begin(RobotPhase.Lift, _haste.LiftSteps);
                return new(Gripped: gripped);
            case RobotPhase.Lift:
                Swing(belt);
                break;
            case RobotPhase.Swing:
                var released = LetGo(Held!);
                Begin(RobotPhase.Release, _haste.ReleaseSteps);
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
        _y.MoveTo(CarryY, _haste.LiftSteps + (_haste.ShortestMove / 2));
        return part;
    }

    private void Swing(BeltDrive belt)
    {
        LeaveBelt(belt);
        var dropX = DropXOf(Held!);
        var steps = StepsFor(dropX - _x.Position, 0, DropZ - _z.Position);
        _x.MoveTo(dropX, steps);
        _z.MoveTo(DropZ, steps);
        _heading.MoveTo(Math.Atan2(dropX - LineLayout.RobotX, DropZ - LineLayout.RobotZ), steps);
        Begin(RobotPhase.Swing, steps);
    }

    // From here on x is told from the floor again.
    private void LeaveBelt(BeltDrive belt)
    {
        _x.Rebase(belt.Travel, belt.Speed, belt.Acceleration);
        _ridesWithBelt = false;
    }

    private static double DropXOf(LivePart part) => part.Destination is Bin.Aside ? AsideX : DropX;

    /// <summary>The greatest speed of the belt at which the first part that waits is still in reach when it gets its turn.</summary>
    internal double CatchSpeed(BeltDrive belt)
    {
        if (_waiting.Count == 0 || Phase is RobotPhase.Ready or RobotPhase.Return)
            return double.PositiveInfinity;

        var part = _waiting[0];
        if (part.Belt != belt)
            return double.PositiveInfinity;

        // Not to the step: the moves are reckoned from where the part is now.
        var aside = (Held ?? _target) is { } atWork ? DropXOf(atWork) - part.X : Tool.X - part.X;
        var steps =
            StepsUntilFree(StepsFor(aside, 0, DropZ))
            + StepsFor(aside, CarryY - HoverY, DropZ)
            + _haste.DescendSteps
            + _haste.GripSteps;
        return Math.Max(0, WaitingX - part.X) / (steps * SimulationStep.Seconds);
    }

    private int StepsUntilFree(int swing) =>
        _stepsLeft
        + Phase switch
        {
            RobotPhase.Reach => _haste.DescendSteps + _haste.GripSteps + _haste.LiftSteps + swing + _haste.ReleaseSteps,
            RobotPhase.Descend => _haste.GripSteps + _haste.LiftSteps + swing + _haste.ReleaseSteps,
            RobotPhase.Grip => _haste.LiftSteps + swing + _haste.ReleaseSteps,
            RobotPhase.Lift => swing + _haste.ReleaseSteps,
            RobotPhase.Swing => _haste.ReleaseSteps,
            _ => 0,
        };

    private LivePart LetGo(LivePart part)
    {
        Held = null;
        _grip.MoveTo(Math.Min(LineLayout.WidestGrip, part.Part.GripWidth + (2 * FingerClearance)), _haste.ReleaseSteps);
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
