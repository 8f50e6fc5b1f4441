namespace Sortline.Learning.Mapping;

/// <summary>A place on a <see cref="PrincipalPlane"/>. The middle of the examples is at 0, 0; Y grows upwards.</summary>
/// <param name="X">How far along the axis on which the examples differ the most.</param>
/// <param name="Y">How far along the axis on which they differ the most apart from that.</param>
public readonly record struct PlanePoint(double X, double Y)
{
    /// <summary>How far two places are apart.</summary>
    public double DistanceTo(PlanePoint other) => Math.Sqrt(((X - other.X) * (X - other.X)) + ((Y - other.Y) * (Y - other.Y)));
}
