using System.Collections.Immutable;
using Sortline.Factory.Parts;
using Sortline.Factory.Parts.Bolts;
using Sortline.Factory.Parts.Gears;
using Sortline.Learning;

namespace Sortline.Activity.Levels;

/// <summary>The levels, in the order in which they are offered. Adding one is adding a row, and its sentences to the catalogue.</summary>
public static class LevelList
{
    /// <summary>All levels; the first is the one that opens without a link.</summary>
    public static ImmutableArray<Level> All { get; } =
    [
        // Votes that can be counted come first: what weighs everything is harder to see through.
        new("rust", PartMix.Only(GearKind.Instance, Defect.Rust), PartsPerShift: 20) { StartsWith = ClassifierKind.Knn },
        new("gears", PartMix.Of(GearKind.Instance), PartsPerShift: 40),
        new("gears-and-bolts", PartMix.Of(GearKind.Instance, BoltKind.Instance), PartsPerShift: 60),
    ];

    /// <summary>The level that comes after a level; <see langword="null"/> after the last.</summary>
    public static Level? After(Level level) => All.SkipWhile(one => one != level).Skip(1).FirstOrDefault();

    /// <summary>The level of an id; <see langword="null"/> if there is none.</summary>
    public static Level? Find(string? id) => All.FirstOrDefault(level => level.Id.Equals(id, StringComparison.OrdinalIgnoreCase));
}
