namespace Sortline.Projects.Imports;

/// <summary>A picture that someone has put under a label elsewhere. Its bytes have not been looked at yet: they may be of any format, or not a picture at all.</summary>
public sealed class ImportedPicture
{
    private readonly Func<CancellationToken, Task<Stream>> _open;

    internal ImportedPicture(
        string label,
        string name,
        DatasetPart part,
        bool mayBeMask,
        Func<CancellationToken, Task<Stream>> open
    ) => (Label, Name, Part, MayBeMask, _open) = (label, name, part, mayBeMask, open);

    /// <summary>What the label is called: a clean name, see <see cref="LabelName"/>.</summary>
    public string Label { get; }

    /// <summary>Where it came from, for messages. Never a place to write to.</summary>
    public string Name { get; }

    /// <summary>What it is for.</summary>
    public DatasetPart Part { get; }

    /// <summary>Whether it is called like the mask of a photo that lies beside it. Whether it is one, only its pixels tell.</summary>
    public bool MayBeMask { get; }

    /// <summary>Opens the picture. Can be done again and again, but not side by side where it comes from a zip.</summary>
    /// <returns>A stream to dispose of, which can seek and holds no more than the limits of the import allow.</returns>
    /// <exception cref="ProjectFormatException">It cannot be unpacked. The other pictures are not affected.</exception>
    public Task<Stream> OpenAsync(CancellationToken cancellationToken = default) => _open(cancellationToken);

    /// <inheritdoc />
    public override string ToString() => $"{Name} ({Label})";
}
