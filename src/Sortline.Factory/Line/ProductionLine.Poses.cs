using Sortline.Factory.Motion;
using Sortline.Factory.Scoring;

namespace Sortline.Factory.Line;

/// <content>What the view needs to draw a frame.</content>
public sealed partial class ProductionLine
{
    private const int HeaderLength = 11,
        PartLength = 8;

    // On the belt 10 parts and one that is fed before the first falls, one in the gripper, a few in the air.
    private const int MostMovingParts = 20;

    /// <summary>The most numbers that <see cref="WritePoses"/> ever writes.</summary>
    public const int MaxPoseLength = HeaderLength + (PartLength * (MostMovingParts + (2 * BinPile.Capacity)));

    /// <summary>Writes where everything is, as numbers.</summary>
    /// <param name="target">At least <see cref="MaxPoseLength"/> numbers.</param>
    /// <returns>How many numbers were written.</returns>
    /// <remarks>
    /// Time in seconds, belt travel, yaw, shoulder, elbow, wrist pitch, wrist roll, grip, camera flash (0 to 1), verdict lamp
    /// (0 off, 1 ship, 2 reject), number of parts; then for each part its id, x, y, z and the quaternion
    /// x, y, z, w. Nothing is allocated.
    /// </remarks>
    /// <exception cref="ArgumentException">The target is too short.</exception>
    public int WritePoses(Span<double> target)
    {
        if (target.Length < MaxPoseLength)
            throw new ArgumentException($"Make room for {MaxPoseLength} numbers, MaxPoseLength.", nameof(target));

        var joints = Robot.Joints;
        target[0] = StepCount * SimulationStep.Seconds;
        target[1] = _belt.Travel;
        target[2] = joints.Yaw;
        target[3] = joints.Shoulder;
        target[4] = joints.Elbow;
        target[5] = joints.WristPitch;
        target[6] = joints.WristRoll;
        target[7] = joints.Grip;
        target[8] = _flash;
        target[9] = Lamp;

        var next = HeaderLength;
        foreach (var part in _onBelt)
            next = Write(part, target, next);
        if (Robot.Held is { } held)
            next = Write(held, target, next);
        foreach (var part in _falling)
            next = Write(part, target, next);
        foreach (var part in _shipBin.Resting)
            next = Write(part, target, next);
        foreach (var part in _rejectBin.Resting)
            next = Write(part, target, next);
        target[10] = (next - HeaderLength) / PartLength;
        return next;
    }

    private double Lamp =>
        _lastSeen?.Decision switch
        {
            null => 0,
            Disposition.Ship => 1,
            _ => 2,
        };

    private static int Write(LivePart part, Span<double> target, int at)
    {
        var numbers = target.Slice(at, PartLength);
        numbers[0] = part.Part.Id.Value;
        numbers[1] = part.X;
        numbers[2] = part.Y;
        numbers[3] = part.Z;
        numbers[4] = part.Orientation.X;
        numbers[5] = part.Orientation.Y;
        numbers[6] = part.Orientation.Z;
        numbers[7] = part.Orientation.W;
        return at + PartLength;
    }
}
