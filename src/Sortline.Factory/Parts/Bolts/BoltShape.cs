using Sortline.Factory.Numerics;

namespace Sortline.Factory.Parts.Bolts;

/// <summary>The dimensions of a bolt as it was drawn, in metres.</summary>
/// <remarks>
/// The shank runs along the bolt's own +X from the head at the -X end. The origin is the middle of head and shank together,
/// on the axis.
/// </remarks>
public sealed record BoltShape
{
    /// <summary>The drawing that all bolts of the factory are made from.</summary>
    public static readonly BoltShape Nominal = new(0.075, 0.009, 0.018, 0.013, 0.050, 0.0025);

    /// <summary>Describes a bolt.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive.</exception>
    /// <exception cref="ArgumentException">The thread is longer than the shank, or the shank is as wide as the head.</exception>
    public BoltShape(
        double length,
        double shankRadius,
        double headRadius,
        double headHeight,
        double threadLength,
        double threadPitch
    )
    {
        Length = Require.Positive(length);
        ShankRadius = Require.Positive(shankRadius);
        HeadRadius = Require.Positive(headRadius);
        HeadHeight = Require.Positive(headHeight);
        ThreadLength = Require.Positive(threadLength);
        ThreadPitch = Require.Positive(threadPitch);
        if (shankRadius >= headRadius)
            throw new ArgumentException("Make the head wider than the shank.", nameof(headRadius));
        if (threadLength > length)
            throw new ArgumentException("Make the thread no longer than the shank.", nameof(threadLength));
    }

    /// <summary>Length of the shank, without the head.</summary>
    public double Length { get; }

    /// <summary>Radius of the shank.</summary>
    public double ShankRadius { get; }

    /// <summary>Distance of the head's corners from the axis.</summary>
    public double HeadRadius { get; }

    /// <summary>Height of the head along the axis.</summary>
    public double HeadHeight { get; }

    /// <summary>Length of the thread, measured from the tip.</summary>
    public double ThreadLength { get; }

    /// <summary>Distance from one turn of the thread to the next.</summary>
    public double ThreadPitch { get; }
}
