using Sortline.Factory.Numerics;

namespace Sortline.Factory.Parts;

/// <summary>How a part was laid on the belt: never quite in the middle, and turned any way.</summary>
public sealed record BeltPlacement
{
    /// <summary>Exactly at its place and not turned.</summary>
    public static readonly BeltPlacement Centred = new(0, 0, 0);

    /// <summary>Describes a placement.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// An offset is beyond what keeps parts apart and on the belt (0.05 m), or the heading is outside -2 pi to 2 pi.
    /// </exception>
    public BeltPlacement(double along, double across, double heading)
    {
        Along = Require.Within(along, -0.05, 0.05);
        Across = Require.Within(across, -0.05, 0.05);
        Heading = Require.Within(heading, -double.Tau, double.Tau);
    }

    /// <summary>Metres ahead (+X) of the part's even place in the row.</summary>
    public double Along { get; }

    /// <summary>Metres beside the belt's middle, toward the viewer (+Z).</summary>
    public double Across { get; }

    /// <summary>Turn about the vertical (+Y, right-handed), in radians.</summary>
    public double Heading { get; }
}
