using Sortline.Factory.Numerics;

namespace Sortline.Factory.Parts.Gears;

/// <summary>The dimensions of a gear as it was drawn, in metres.</summary>
/// <remarks>
/// Tooth number k, and hole number k, stand at the angle 2 pi k / n about the gear's own +Y, right-handed from its own +X:
/// in the direction (cos, 0, -sin).
/// </remarks>
public sealed record GearShape
{
    /// <summary>The drawing that all gears of the factory are made from.</summary>
    /// <remarks>
    /// Fourteen teeth on purpose: a quarter turn brings teeth to where gaps were, so the four quarter turns that a picture is
    /// looked at in show two phases of the teeth. With 12 or 16 they would all show one, and how a gear lies would count for more.
    /// </remarks>
    public static readonly GearShape Nominal = new(14, 0.058, 0.046, 0.018, 0.012, 5, 0.0080, 0.029);

    /// <summary>Describes a gear.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive, or there are fewer than 4 teeth.</exception>
    /// <exception cref="ArgumentException">
    /// The holes do not fit between bore and teeth, the tip is inside the root, or the gear does not fit the gripper.
    /// </exception>
    public GearShape(
        int teeth,
        double tipRadius,
        double rootRadius,
        double thickness,
        double boreRadius,
        int holes,
        double holeRadius,
        double holeCircle
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(teeth, 4);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(holes);
        Teeth = teeth;
        TipRadius = Require.Positive(tipRadius);
        RootRadius = Require.Positive(rootRadius);
        Thickness = Require.Positive(thickness);
        BoreRadius = Require.Positive(boreRadius);
        Holes = holes;
        HoleRadius = Require.Positive(holeRadius);
        HoleCircle = Require.Positive(holeCircle);
        if (rootRadius >= tipRadius)
            throw new ArgumentException("Make the tip radius larger than the root radius.", nameof(tipRadius));
        if (holeCircle - holeRadius <= boreRadius || holeCircle + holeRadius >= rootRadius)
        {
            throw new ArgumentException(
                "Leave metal between bore, holes and teeth: move the circle or shrink the holes.",
                nameof(holeCircle)
            );
        }

        if (2 * holeCircle * Math.Sin(Math.PI / holes) <= 2 * holeRadius && holes > 1)
            throw new ArgumentException("Use fewer or smaller holes: they run into each other.", nameof(holes));
        if (2 * tipRadius > LineLayout.WidestGrip)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Make it smaller: the gripper opens {LineLayout.WidestGrip} m."),
                nameof(tipRadius)
            );
        }
    }

    /// <summary>How many teeth a whole gear has.</summary>
    public int Teeth { get; }

    /// <summary>Distance of the teeth's tips from the axis.</summary>
    public double TipRadius { get; }

    /// <summary>Distance of the gaps' ground from the axis.</summary>
    public double RootRadius { get; }

    /// <summary>Height when lying flat.</summary>
    public double Thickness { get; }

    /// <summary>Radius of the bore for the axle.</summary>
    public double BoreRadius { get; }

    /// <summary>How many holes lighten the gear.</summary>
    public int Holes { get; }

    /// <summary>Radius of each of these holes.</summary>
    public double HoleRadius { get; }

    /// <summary>Distance of these holes' middles from the axis.</summary>
    public double HoleCircle { get; }
}
