namespace Sortline.Factory.Parts;

/// <summary>The number of a part on its line, counted from 0 in the order of feeding.</summary>
/// <remarks>Two lines use the same numbers for different parts.</remarks>
public readonly record struct PartId : IComparable<PartId>
{
    /// <summary>Names a part.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is negative.</exception>
    public PartId(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        Value = value;
    }

    /// <summary>How many parts were fed before this one.</summary>
    public int Value { get; }

    /// <inheritdoc />
    public int CompareTo(PartId other) => Value.CompareTo(other.Value);

    /// <summary>Whether the left part was fed before the right one.</summary>
    public static bool operator <(PartId left, PartId right) => left.Value < right.Value;

    /// <summary>Whether the left part was fed after the right one.</summary>
    public static bool operator >(PartId left, PartId right) => left.Value > right.Value;

    /// <summary>Whether the left part was not fed after the right one.</summary>
    public static bool operator <=(PartId left, PartId right) => left.Value <= right.Value;

    /// <summary>Whether the left part was not fed before the right one.</summary>
    public static bool operator >=(PartId left, PartId right) => left.Value >= right.Value;
}
