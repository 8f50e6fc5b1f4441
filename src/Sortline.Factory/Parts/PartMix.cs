using System.Collections.Immutable;
using Sortline.Factory.Numerics;

namespace Sortline.Factory.Parts;

/// <summary>What a factory makes: which kinds of parts, how many of them defective, and in what ways.</summary>
/// <remarks>Two mixes are equal only if they share the same array of kinds.</remarks>
public sealed record PartMix
{
    private const double UsualDefectShare = 0.45;

    /// <summary>Describes a mix.</summary>
    /// <param name="kinds">What is made, and how much of each. Their order counts: another order is another mix.</param>
    /// <param name="defectShare">Share of defective parts, 0 to 1, kept in every block of 20 parts to the nearest part.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is outside 0 to 1.</exception>
    /// <exception cref="ArgumentException">
    /// Nothing would be made, a kind is there twice, or defects are wanted and none is allowed.
    /// </exception>
    public PartMix(ImmutableArray<KindShare> kinds, double defectShare = UsualDefectShare)
    {
        DefectShare = Require.Within(defectShare, 0, 1);
        if (kinds.IsDefault || kinds.Sum(share => share.Weight) == 0)
            throw new ArgumentException("Give at least one kind a weight above 0.", nameof(kinds));
        if (kinds.Select(share => share.Kind).Distinct().Count() < kinds.Length)
            throw new ArgumentException("Give each kind once.", nameof(kinds));
        if (defectShare > 0 && kinds.Sum(share => share.DefectiveWeight) == 0)
            throw new ArgumentException("Allow at least one defect, or set the defect share to 0.", nameof(defectShare));
        Kinds = kinds;
    }

    /// <summary>What is made, and how much of each.</summary>
    public ImmutableArray<KindShare> Kinds { get; }

    /// <summary>Share of defective parts, 0 to 1.</summary>
    public double DefectShare { get; }

    /// <summary>How the surfaces of the parts differ.</summary>
    public FinishRange Finish { get; init; } = FinishRange.Standard;

    /// <summary>How the camera stands while it sees them.</summary>
    public CameraPlan Camera { get; init; } = CameraPlan.AsBuilt;

    /// <summary>These kinds in equal numbers, with every defect they can have.</summary>
    /// <exception cref="ArgumentException">There is no kind, or one twice.</exception>
    public static PartMix Of(params ImmutableArray<PartKind> kinds) => new([.. kinds.Select(kind => new KindShare(kind))]);

    /// <summary>Only parts of one kind, defective in these ways; 45 in 100 of them if there are any.</summary>
    /// <exception cref="ArgumentException">The kind cannot have one of the defects.</exception>
    public static PartMix Only(PartKind kind, params ImmutableArray<Defect> defects) =>
        new([new(kind, 1, defects)], defects.IsEmpty ? 0 : UsualDefectShare);
}
