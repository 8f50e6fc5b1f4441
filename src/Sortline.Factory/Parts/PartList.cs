using System.Collections.Immutable;

namespace Sortline.Factory.Parts;

/// <summary>Exactly the parts given, in their order: for pictures, guides and tests.</summary>
public sealed class PartList : IPartSource
{
    private readonly ImmutableArray<Part> _parts;

    /// <summary>Takes the parts.</summary>
    /// <exception cref="ArgumentException">There are none, or one's id is not its place in the list.</exception>
    public PartList(ImmutableArray<Part> parts)
    {
        if (parts.IsDefaultOrEmpty)
            throw new ArgumentException("Give at least one part.", nameof(parts));
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i].Id.Value != i)
                throw new ArgumentException($"Number the parts from 0: place {i} has number {parts[i].Id.Value}.", nameof(parts));
        }

        _parts = parts;
    }

    /// <summary>How many parts there are; the line's part count.</summary>
    public int Count => _parts.Length;

    /// <inheritdoc />
    /// <exception cref="ArgumentOutOfRangeException">There is no part with this number.</exception>
    public Part Create(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, _parts.Length);
        return _parts[index];
    }
}
