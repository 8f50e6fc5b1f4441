using System.Collections.Immutable;
using Sortline.Factory.Numerics;

namespace Sortline.Factory.Parts;

/// <summary>How much of one kind a factory makes, and what may be wrong with it.</summary>
public sealed record KindShare
{
    /// <summary>Describes a share.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="weight">How many for every part of the other kinds' weights; 0 for none.</param>
    /// <param name="defects">The defects that parts of the kind may have; they take turns. May be empty: then they are good.</param>
    /// <exception cref="ArgumentOutOfRangeException">The weight is negative.</exception>
    /// <exception cref="ArgumentException">The kind cannot have one of the defects.</exception>
    public KindShare(PartKind kind, double weight, ImmutableArray<Defect> defects)
    {
        ArgumentNullException.ThrowIfNull(kind);
        if (defects.IsDefault)
            throw new ArgumentException("Give an empty array for no defects.", nameof(defects));
        foreach (var defect in defects)
        {
            if (!kind.Defects.Contains(defect))
                throw new ArgumentException($"Leave out {defect}: a {kind} cannot have it.", nameof(defects));
        }

        (Kind, Weight, Defects) = (kind, Require.Within(weight, 0, 1e6), defects);
    }

    /// <summary>One part for every part of another kind, with every defect it can have.</summary>
    public KindShare(PartKind kind)
        : this(kind, 1, (kind ?? throw new ArgumentNullException(nameof(kind))).Defects) { }

    /// <summary>The kind.</summary>
    public PartKind Kind { get; }

    /// <summary>How many of it for every part of the other kinds' weights.</summary>
    public double Weight { get; }

    /// <summary>The defects that parts of the kind may have; they take turns.</summary>
    public ImmutableArray<Defect> Defects { get; }

    /// <summary>How bad its defects are: from 0, the mildest that are made, to 1, the worst.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It reaches beyond 0 to 1.</exception>
    public Interval Severity
    {
        get;
        init => field = value.Within(0, 1);
    } = new(0, 1);

    internal double DefectiveWeight => Defects.IsEmpty ? 0 : Weight;
}
