using System.Collections.Immutable;
using Sortline.Activity.Levels;
using Sortline.Tests.Shared;

namespace Sortline.Bench.Browser.Levels;

/// <summary>A level as its file has it, which may be one that does not ship yet.</summary>
/// <param name="Level">The level.</param>
/// <param name="Sum">See <see cref="MeasuredLevel.SumOf"/>.</param>
internal sealed record LevelFile(Level Level, string Sum)
{
    private const string Ending = ".level.json";

    /// <summary>The levels of a folder, in the order of the map.</summary>
    /// <exception cref="InvalidDataException">One of them cannot be read.</exception>
    public static ImmutableArray<LevelFile> AllOf(DirectoryInfo folder) =>
        [.. folder.EnumerateFiles($"*{Ending}").Select(Read).OrderBy(file => file.Level.Place)];

    private static LevelFile Read(FileInfo file)
    {
        using var level = file.OpenRead();
        using var summed = file.OpenRead();
        return new(LevelReader.Read(file.Name[..^Ending.Length], level), MeasuredLevel.SumOf(summed));
    }
}
