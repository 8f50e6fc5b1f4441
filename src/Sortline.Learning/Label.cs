namespace Sortline.Learning;

/// <summary>One of the kinds the learner sorts parts into, known by a number that never changes.</summary>
/// <param name="Id">The number. Any number will do, gaps and negatives included; two labels with one number are equal.</param>
/// <remarks>
/// Name, colour and what the robot does with such parts may change at any time and therefore live elsewhere.
/// Labels sort by number, which is the last word wherever two labels would otherwise be even.
/// </remarks>
public readonly record struct Label(int Id) : IComparable<Label>
{
    /// <inheritdoc />
    public int CompareTo(Label other) => Id.CompareTo(other.Id);
}
