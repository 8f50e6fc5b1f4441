using System.Collections.Immutable;

namespace Sortline.Bench.Browser.Levels;

/// <summary>How thoroughly the levels are tried.</summary>
/// <param name="PartsOfEach">Good parts to teach with, and as many bad ones.</param>
/// <param name="Shifts">Shifts to sort, each with a seed of its own.</param>
/// <param name="PartsOfShift">Parts in each, at most: of a level that has fewer, all.</param>
/// <param name="Draws">How often the robot is taught from the beginning.</param>
/// <param name="Sizes">With how many examples of each label.</param>
internal sealed record LevelEffort(int PartsOfEach, int Shifts, int PartsOfShift, int Draws, ImmutableArray<int> Sizes)
{
    public static LevelEffort Full { get; } = new(PartsOfEach: 80, Shifts: 5, PartsOfShift: 60, Draws: 10, Sizes: [5, 10, 20]);

    public static LevelEffort Quick { get; } = new(PartsOfEach: 10, Shifts: 2, PartsOfShift: 20, Draws: 2, Sizes: [5]);
}
