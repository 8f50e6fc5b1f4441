using Sortline.Factory.Numerics;

namespace Sortline.Factory.Parts;

/// <summary>Where on a part its defect is: a circle seen from above, in metres along the part's own axes.</summary>
public sealed record DefectSpot
{
    /// <summary>Describes a spot.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The radius is not positive, or a place is beyond a metre.</exception>
    public DefectSpot(double x, double z, double radius)
    {
        X = Require.Within(x, -1, 1);
        Z = Require.Within(z, -1, 1);
        Radius = Require.Positive(radius);
    }

    /// <summary>Middle along own +X.</summary>
    public double X { get; }

    /// <summary>Middle along own +Z.</summary>
    public double Z { get; }

    /// <summary>Far enough out to hold the defect and a little more.</summary>
    public double Radius { get; }
}
