using Xunit.v3;

namespace Sortline.Tests.Claims;

/// <summary>The test provokes faults of tests/faults.json and shows what is right then. docs/faults.md is made of these.</summary>
/// <param name="rows">The faults' numbers there.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FaultAttribute(params int[] rows) : Attribute, ITraitAttribute
{
    public int[] Rows => rows;

    /// <inheritdoc />
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() =>
        [.. rows.Select(row => KeyValuePair.Create("Fault", $"{row}"))];
}
