using System.Collections.Immutable;

namespace Sortline.Activity.Levels;

/// <summary>The levels, in their order. Adding one is adding a file, and its sentences to the catalogue.</summary>
public static class LevelList
{
    private const string Ending = ".level.json";

    /// <summary>All levels; the first is the one that opens without a link.</summary>
    public static ImmutableArray<Level> All { get; } = [.. ReadAll().OrderBy(level => level.Place)];

    /// <summary>The level that comes after a level; <see langword="null"/> after the last.</summary>
    public static Level? After(Level level) => All.SkipWhile(one => one != level).Skip(1).FirstOrDefault();

    /// <summary>The level of an id; <see langword="null"/> if there is none.</summary>
    public static Level? Find(string? id) => All.FirstOrDefault(level => level.Id.Equals(id, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<Level> ReadAll()
    {
        var assembly = typeof(LevelList).Assembly;
        foreach (var name in assembly.GetManifestResourceNames())
        {
            if (!name.EndsWith(Ending, StringComparison.Ordinal))
                continue;

            using var file = assembly.GetManifestResourceStream(name)!;
            yield return LevelReader.Read(name[..^Ending.Length], file);
        }
    }
}
