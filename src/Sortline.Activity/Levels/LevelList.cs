using System.Collections.Immutable;
using Sortline.Factory.Parts;
using Sortline.Factory.Parts.Bolts;
using Sortline.Factory.Parts.Gears;

namespace Sortline.Activity.Levels;

/// <summary>The levels, in the order in which they are offered. Adding one is adding a row.</summary>
public static class LevelList
{
    /// <summary>All levels; the first is the one that opens without a link.</summary>
    public static ImmutableArray<Level> All { get; } =
    [
        new(
            "rust",
            "Rusty gears",
            "Is this gear good?",
            "Some gears have rusted. Rust is easy to see, so a few examples go a long way.",
            PartMix.Only(GearKind.Instance, Defect.Rust),
            PartsPerShift: 40
        ),
        new(
            "gears",
            "Gears",
            "Is this gear good?",
            "Missing or chipped teeth, a bore off its centre, a blocked hole, or rust: show some of each.",
            PartMix.Of(GearKind.Instance),
            PartsPerShift: 40
        ),
        new(
            "gears-and-bolts",
            "Gears and bolts",
            "Is this part good?",
            "Two kinds of parts, each with its own faults. Would more labels help?",
            PartMix.Of(GearKind.Instance, BoltKind.Instance),
            PartsPerShift: 60
        ),
    ];

    /// <summary>The level of an id; <see langword="null"/> if there is none.</summary>
    public static Level? Find(string? id) => All.FirstOrDefault(level => level.Id.Equals(id, StringComparison.OrdinalIgnoreCase));
}
