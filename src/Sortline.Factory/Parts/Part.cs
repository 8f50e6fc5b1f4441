namespace Sortline.Factory.Parts;

/// <summary>A part, truth included. Each kind has a folder of its own beside this file.</summary>
/// <remarks>
/// The classifier never sees this value, only a picture of it; the score does. What is wrong follows from the shape and the
/// finish, so a part cannot be called good and look broken.
/// </remarks>
public abstract record Part
{
    private protected Part(PartId id, Finish finish, BeltPlacement placement)
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

    /// <summary>What it is made to be.</summary>
    public abstract PartKind Kind { get; }

    /// <summary>What is wrong with it; <see cref="Defect.None"/> for a good part.</summary>
    public Defect Defect => Finish.Rust > 0 ? Defect.Rust : DefectOfShape;

    /// <summary>Whether anything is wrong with it.</summary>
    public bool IsDefective => Defect != Defect.None;

    private protected abstract Defect DefectOfShape { get; }

    /// <summary>Height of the part's middle above what it lies on.</summary>
    internal abstract double RestHeight { get; }

    /// <summary>How far apart the fingers are when they hold it.</summary>
    internal abstract double GripWidth { get; }

    private protected static void RefuseTwoDefects(Finish finish, object? flaw)
    {
        if (finish.Rust > 0 && flaw is not null)
            throw new ArgumentException("Give a part one defect: either rust or a flaw of its shape.", nameof(flaw));
    }
}
