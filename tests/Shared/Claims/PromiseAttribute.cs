using Xunit.v3;

namespace Sortline.Tests.Claims;

/// <summary>The test holds Sortline to sentences of tests/promise.json. docs/promise.md is made of these.</summary>
/// <param name="numbers">The sentences' numbers there.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PromiseAttribute(params int[] numbers) : Attribute, ITraitAttribute
{
    public int[] Numbers => numbers;

    /// <inheritdoc />
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() =>
        [.. numbers.Select(number => KeyValuePair.Create("Promise", $"{number}"))];
}
