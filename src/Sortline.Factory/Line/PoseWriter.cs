using Sortline.Factory.Motion;
using Sortline.Factory.Robot;

namespace Sortline.Factory.Line;

/// <summary>Writes what the view needs to draw a frame: see <see cref="ProductionLine.WritePoses"/>.</summary>
internal ref struct PoseWriter(Span<double> target)
{
    /// <summary>How many numbers come before the parts.</summary>
    public const int HeaderLength = 15;

    /// <summary>How many numbers there are for each part.</summary>
    public const int PartLength = 8;

    private readonly Span<double> _target = target;

    /// <summary>How many numbers were written.</summary>
    public int Length { get; private set; } = HeaderLength;

    /// <summary>Writes what is not about a part.</summary>
    public readonly void WriteHeader(
        double time,
        double travel,
        double outfeedTravel,
        ArmPose joints,
        double flash,
        double verdict
    )
    {
        _target[0] = time;
        _target[1] = travel;
        _target[2] = joints.Yaw;
        _target[3] = joints.Shoulder;
        _target[4] = joints.Elbow;
        _target[5] = joints.WristPitch;
        _target[6] = joints.WristRoll;
        _target[7] = joints.Grip;
        _target[8] = flash;
        _target[9] = verdict;
        _target[10] = outfeedTravel;
    }

    /// <summary>Writes how many parts have come to lie in each bin.</summary>
    public readonly void WriteCounts(int shipped, int rejected, int setAside)
    {
        _target[11] = shipped;
        _target[12] = rejected;
        _target[13] = setAside;
    }

    /// <summary>Writes where parts are.</summary>
    public void Write(ReadOnlySpan<LivePart> parts)
    {
        foreach (var part in parts)
            Write(part);
    }

    /// <summary>Writes where a part is.</summary>
    public void Write(LivePart part)
    {
        var numbers = _target.Slice(Length, PartLength);
        numbers[0] = part.Part.Id.Value;
        numbers[1] = part.X;
        numbers[2] = part.Y;
        numbers[3] = part.Z;
        numbers[4] = part.Orientation.X;
        numbers[5] = part.Orientation.Y;
        numbers[6] = part.Orientation.Z;
        numbers[7] = part.Orientation.W;
        Length += PartLength;
    }

    /// <summary>Writes how many parts there are.</summary>
    /// <returns>How many numbers were written.</returns>
    public readonly int Finish()
    {
        _target[14] = (Length - HeaderLength) / PartLength;
        return Length;
    }
}
