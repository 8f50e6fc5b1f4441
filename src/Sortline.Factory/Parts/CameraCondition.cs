using Sortline.Factory.Numerics;

namespace Sortline.Factory.Parts;

/// <summary>How the inspection camera stands while it sees a part: its lamp, its lens, its place, and the belt below.</summary>
/// <remarks>No part is good or bad by it; a robot that was shown too little may go by it all the same.</remarks>
public sealed record CameraCondition
{
    /// <summary>White light, a clean lens, a grey belt.</summary>
    public static readonly CameraCondition AsBuilt = new();

    /// <summary>How much light the lamp gives, of what it gave when it was new: 0.2 to 1, in light, not in the numbers of a picture.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside that.</exception>
    public double Brightness
    {
        get;
        init => field = Require.Within(value, 0.2, 1);
    } = 1;

    /// <summary>From 0, white light, to 1, that of a candle.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside that.</exception>
    public double Warmth
    {
        get;
        init => field = Require.Within(value, 0, 1);
    }

    /// <summary>Dust on the lens: from 0, none, to 1, hardly to be seen through.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside that.</exception>
    public double Dust
    {
        get;
        init => field = Require.Within(value, 0, 1);
    }

    /// <summary>What the belt is made of.</summary>
    public BeltColour Belt { get; init; }

    /// <summary>How far the camera was knocked against the way of the belt: so many metres parts seem to lie ahead, -0.015 to 0.015.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside that.</exception>
    public double Along
    {
        get;
        init => field = Require.Within(value, -0.015, 0.015);
    }

    /// <summary>How far it was knocked away from the viewer: so many metres parts seem to lie nearer, -0.015 to 0.015.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside that.</exception>
    public double Across
    {
        get;
        init => field = Require.Within(value, -0.015, 0.015);
    }

    /// <summary>What is between two conditions.</summary>
    /// <param name="other">The other one.</param>
    /// <param name="share">From 0, this one, to 1, the other one. Belts do not mix: half way it is the other one's.</param>
    public CameraCondition Toward(CameraCondition other, double share)
    {
        ArgumentNullException.ThrowIfNull(other);
        Require.Within(share, 0, 1);
        return new()
        {
            Brightness = Between(Brightness, other.Brightness),
            Warmth = Between(Warmth, other.Warmth),
            Dust = Between(Dust, other.Dust),
            Belt = share < 0.5 ? Belt : other.Belt,
            Along = Between(Along, other.Along),
            Across = Between(Across, other.Across),
        };

        double Between(double from, double to) => from + share * (to - from);
    }
}

/// <summary>What a belt is made of.</summary>
public enum BeltColour
{
    /// <summary>Grey rubber, as built.</summary>
    Grey,

    /// <summary>Green rubber.</summary>
    Green,

    /// <summary>Blue rubber.</summary>
    Blue,
}
