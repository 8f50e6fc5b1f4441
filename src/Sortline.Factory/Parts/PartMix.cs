using System.Collections.Immutable;
using Sortline.Factory.Numerics;

namespace Sortline.Factory.Parts;

/// <summary>What a factory makes: which kinds of parts, how many of them defective, and in what ways.</summary>
/// <remarks>Two mixes are equal only if they share the same arrays of defects.</remarks>
public sealed record PartMix
{
    /// <summary>Gears and bolts in equal numbers, with every defect there is.</summary>
    public static readonly PartMix Everything = new(1, 1, DefectsOf(PartKind.Gear), DefectsOf(PartKind.Bolt));

    /// <summary>Describes a mix.</summary>
    /// <param name="gearWeight">How many gears for every <paramref name="boltWeight"/> bolts; 0 for none.</param>
    /// <param name="boltWeight">How many bolts for every <paramref name="gearWeight"/> gears; 0 for none.</param>
    /// <param name="gearDefects">The defects that gears may have. May be empty: then gears are good.</param>
    /// <param name="boltDefects">The defects that bolts may have. May be empty: then bolts are good.</param>
    /// <param name="defectShare">Share of defective parts, 0 to 1, kept in every block of 20 parts to the nearest part.</param>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative, or the share is outside 0 to 1.</exception>
    /// <exception cref="ArgumentException">
    /// Nothing would be made, a kind cannot have one of its defects, or defects are wanted and none is allowed.
    /// </exception>
    public PartMix(
        double gearWeight,
        double boltWeight,
        ImmutableArray<Defect> gearDefects,
        ImmutableArray<Defect> boltDefects,
        double defectShare = 0.45
    )
    {
        GearWeight = Require.Within(gearWeight, 0, 1e6);
        BoltWeight = Require.Within(boltWeight, 0, 1e6);
        DefectShare = Require.Within(defectShare, 0, 1);
        if (gearWeight + boltWeight == 0)
            throw new ArgumentException("Give gears or bolts a weight above 0.", nameof(gearWeight));

        GearDefects = Checked(gearDefects, PartKind.Gear, nameof(gearDefects));
        BoltDefects = Checked(boltDefects, PartKind.Bolt, nameof(boltDefects));
        if (defectShare > 0 && DefectiveGearWeight + DefectiveBoltWeight == 0)
            throw new ArgumentException("Allow at least one defect, or set the defect share to 0.", nameof(defectShare));
    }

    /// <summary>How many gears for every <see cref="BoltWeight"/> bolts.</summary>
    public double GearWeight { get; }

    /// <summary>How many bolts for every <see cref="GearWeight"/> gears.</summary>
    public double BoltWeight { get; }

    /// <summary>The defects that gears may have; they take turns.</summary>
    public ImmutableArray<Defect> GearDefects { get; }

    /// <summary>The defects that bolts may have; they take turns.</summary>
    public ImmutableArray<Defect> BoltDefects { get; }

    /// <summary>Share of defective parts, 0 to 1.</summary>
    public double DefectShare { get; }

    internal double DefectiveGearWeight => GearDefects.IsEmpty ? 0 : GearWeight;

    internal double DefectiveBoltWeight => BoltDefects.IsEmpty ? 0 : BoltWeight;

    /// <summary>Only gears, defective in these ways; 45 in 100 of them if there are any.</summary>
    /// <exception cref="ArgumentException">A gear cannot have one of the defects.</exception>
    public static PartMix Gears(params ImmutableArray<Defect> defects) => new(1, 0, defects, [], defects.IsEmpty ? 0 : 0.45);

    /// <summary>Only bolts, defective in these ways; 45 in 100 of them if there are any.</summary>
    /// <exception cref="ArgumentException">A bolt cannot have one of the defects.</exception>
    public static PartMix Bolts(params ImmutableArray<Defect> defects) => new(0, 1, [], defects, defects.IsEmpty ? 0 : 0.45);

    /// <summary>All the defects that a kind of part can have.</summary>
    public static ImmutableArray<Defect> DefectsOf(PartKind kind) =>
        kind switch
        {
            PartKind.Gear => [Defect.MissingTooth, Defect.ChippedTooth, Defect.OffCentreBore, Defect.BlockedHole, Defect.Rust],
            PartKind.Bolt => [Defect.BentShank, Defect.StrippedThread, Defect.RoundedHead, Defect.Rust],
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Choose a kind of part that the factory makes."),
        };

    private static ImmutableArray<Defect> Checked(ImmutableArray<Defect> defects, PartKind kind, string name)
    {
        if (defects.IsDefault)
            throw new ArgumentException("Give an empty array for no defects.", name);
        var possible = DefectsOf(kind);
        foreach (var defect in defects)
        {
            if (!possible.Contains(defect))
                throw new ArgumentException($"Leave out {defect}: a {kind} cannot have it.", name);
        }

        return defects;
    }
}
