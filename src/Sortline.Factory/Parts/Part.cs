using System.Collections.Immutable;

namespace Sortline.Factory.Parts;

/// <summary>A part, truth included. Each kind has a folder of its own beside this file.</summary>
/// <remarks>
/// The classifier never sees this value, only a picture of it; the score does. What is wrong follows from the shape and the
/// finish, so a part cannot be called good and look broken.
/// </remarks>
public abstract record Part
{
    /// <summary>Makes a part.</summary>
    protected Part(PartId id, Finish finish, BeltPlacement placement)
    {
        ArgumentNullException.ThrowIfNull(finish);
        ArgumentNullException.ThrowIfNull(placement);
        (Id, Finish, Placement) = (id, finish, placement);
    }

    /// <summary>Number of the part on its line.</summary>
    public PartId Id { get; }

    /// <summary>How its surface looks.</summary>
    public Finish Finish { get; }

    /// <summary>How it was laid on the belt.</summary>
    public BeltPlacement Placement { get; }

    /// <summary>How the camera stands while it sees the part.</summary>
    public CameraCondition Condition { get; init; } = CameraCondition.AsBuilt;

    /// <summary>What it is made to be.</summary>
    public abstract PartKind Kind { get; }

    /// <summary>What is wrong with it; <see cref="Defect.None"/> for a good part.</summary>
    public Defect Defect => Finish.Rust > 0 ? Defect.Rust : DefectOfShape;

    /// <summary>Whether anything is wrong with it.</summary>
    public bool IsDefective => Defect != Defect.None;

    /// <summary>Where its defect is; <see langword="null"/> for a good part.</summary>
    public DefectSpot? DefectSpot =>
        Finish.Rust > 0 ? new(0, 0, Reach)
        : DefectOfShape == Defect.None ? null
        : SpotOfShape;

    /// <summary>How far it reaches from its middle, seen from above.</summary>
    protected abstract double Reach { get; }

    /// <summary>Where the flaw of its shape is; asked only if there is one.</summary>
    protected abstract DefectSpot SpotOfShape { get; }

    /// <summary>What is wrong with its shape; <see cref="Defect.None"/> if nothing is.</summary>
    protected abstract Defect DefectOfShape { get; }

    /// <summary>Height of the part's middle above what it lies on.</summary>
    public abstract double RestHeight { get; }

    /// <summary>How far apart the fingers are when they hold it.</summary>
    public abstract double GripWidth { get; }

    /// <summary>Its shape and what is wrong with it as numbers, for whoever draws it.</summary>
    public abstract ImmutableArray<PartMeasure> Measures { get; }

    /// <summary>The gripper's heading that suits the part, nearest to a heading that is easy for the wrist.</summary>
    /// <param name="heading">How the part is turned, in radians.</param>
    /// <param name="easy">The gripper's heading if it did not matter.</param>
    /// <returns>For a part that may be taken from any side, <paramref name="easy"/>.</returns>
    public virtual double GraspHeading(double heading, double easy) => easy;

    /// <summary>Guards the constructor of a kind: rust or a flaw of the shape, not both.</summary>
    /// <exception cref="ArgumentException">There are both.</exception>
    protected static void RefuseTwoDefects(Finish finish, object? flaw)
    {
        ArgumentNullException.ThrowIfNull(finish);
        if (finish.Rust > 0 && flaw is not null)
            throw new ArgumentException("Give a part one defect: either rust or a flaw of its shape.", nameof(flaw));
    }
}
