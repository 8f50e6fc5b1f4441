using System.Collections.Immutable;

namespace Sortline.Projects.Imports;

/// <summary>One way to understand folders.</summary>
/// <param name="Choice">What to say to have them understood so.</param>
/// <param name="Labels">The labels that come of it, in order.</param>
public sealed record LayoutReading(LayoutChoice Choice, ImmutableArray<string> Labels);
