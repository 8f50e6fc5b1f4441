using Sortline.Factory.Numerics;

namespace Sortline.Factory.Parts;

/// <summary>How parts of one drawing differ.</summary>
internal static class Variation
{
    private const double Tolerance = 0.02;

    /// <summary>A length of the drawing as a part has it.</summary>
    public static double WithinTolerance(double length, Pcg32 random) => length * (1 + random.Between(-Tolerance, Tolerance));

    /// <summary>A number of a defect: between its mildest and its worst.</summary>
    public static double BySeverity(double mild, double worst, double severity) => mild + ((worst - mild) * severity);
}
