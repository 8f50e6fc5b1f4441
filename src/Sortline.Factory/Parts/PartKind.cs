using System.Collections.Immutable;
using Sortline.Factory.Numerics;

namespace Sortline.Factory.Parts;

/// <summary>What a part is made to be: what the factory has to know to make one. Each kind has a folder beside this file.</summary>
/// <remarks>Kinds are compared by reference: each is made once. <see cref="PartKinds.All"/> lists those of the product.</remarks>
public abstract class PartKind
{
    /// <summary>Describes a kind.</summary>
    /// <param name="name">What reports call it; the view calls it the same with a small first letter.</param>
    /// <param name="defects">What can be wrong with parts of the kind.</param>
    /// <param name="cameraField">Metres across the inspection camera's picture.</param>
    /// <exception cref="ArgumentException">There is no name, or the defects are not given.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The field is not positive.</exception>
    protected PartKind(string name, ImmutableArray<Defect> defects, double cameraField)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (defects.IsDefault)
            throw new ArgumentException("Give an empty array for no defects.", nameof(defects));
        (Name, Defects, CameraField) = (name, defects, Require.Positive(cameraField));
    }

    /// <summary>What reports call it.</summary>
    public string Name { get; }

    /// <summary>All the defects that a part of this kind can have.</summary>
    public ImmutableArray<Defect> Defects { get; }

    /// <summary>Metres across the inspection camera's picture: a part fills about four fifths of it.</summary>
    public double CameraField { get; }

    /// <summary>Makes a part within tolerance, and with one thing clearly wrong if it is to be defective.</summary>
    /// <param name="id">Number of the part.</param>
    /// <param name="finish">How its surface looks, rust included.</param>
    /// <param name="placement">How it lies.</param>
    /// <param name="defect">What is wrong with it; <see cref="Defect.Rust"/> is in the finish already.</param>
    /// <param name="severity">From 0, the mildest defect that is made, to 1, the worst.</param>
    /// <param name="random">What the rest is drawn from.</param>
    /// <exception cref="ArgumentException">The kind cannot have the defect.</exception>
    public abstract Part Make(PartId id, Finish finish, BeltPlacement placement, Defect defect, double severity, Pcg32 random);

    /// <inheritdoc />
    public sealed override string ToString() => Name;

    /// <summary>What <see cref="Make"/> throws when it is asked for a defect of another kind.</summary>
    protected ArgumentException CannotHave(Defect defect) =>
        new($"Choose another defect: a {Name} cannot have {defect}.", nameof(defect));
}
