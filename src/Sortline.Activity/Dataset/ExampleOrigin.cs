using Sortline.Factory.Parts;

namespace Sortline.Activity.Dataset;

/// <summary>Which part an example is a picture of.</summary>
/// <remarks>The truth is for the report alone, to say what was never shown: no classifier sees it.</remarks>
/// <param name="LevelId">The level that the part came in.</param>
/// <param name="Part">The part with its truth.</param>
/// <param name="ShiftSeed">The seed of the shift that it was a part of; <see langword="null"/> for one that came to be taught with.</param>
public sealed record ExampleOrigin(string LevelId, Part Part, ulong? ShiftSeed)
{
    /// <summary>The round of the parts that the last shift of a level had taught with: the learner never gets so far.</summary>
    internal const int LastShift = 1_000_000;

    /// <summary>The seed and the round of the parts to teach with that it was one of; they make the part again.</summary>
    internal (ulong Seed, int Round) Taught { get; init; }
}
