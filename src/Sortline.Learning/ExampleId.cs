namespace Sortline.Learning;

/// <summary>Tells one example from all others, for as long as the project lives.</summary>
/// <param name="Value">The number. A deleted example's number must not be given to another one.</param>
public readonly record struct ExampleId(int Value) : IComparable<ExampleId>
{
    /// <inheritdoc />
    public int CompareTo(ExampleId other) => Value.CompareTo(other.Value);
}
