using System.Text.RegularExpressions;

namespace Sortline.House.Tests;

/// <summary>The rooms of a project: its folders. Two rooms that need each other are one room with a wall in it.</summary>
public partial class RoomTests
{
    public static TheoryData<string> Projects =>
        [.. Repository.Files("src", "*.csproj").Select(file => Path.GetFileNameWithoutExtension(file))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_two_rooms_of_a_project_need_each_other(string project)
    {
        var needs = Needs(project);

        var loops = needs.Keys.SelectMany(room => LoopsFrom(room, needs)).Distinct();

        Assert.Empty(loops);
    }

    [Fact]
    public void A_loop_is_seen()
    {
        Dictionary<string, HashSet<string>> needs = new()
        {
            ["A"] = ["B"],
            ["B"] = ["C"],
            ["C"] = ["A"],
            ["D"] = ["A"],
        };

        Assert.Equal(["A -> B -> C -> A"], needs.Keys.SelectMany(room => LoopsFrom(room, needs)).Distinct());
    }

    /// <summary>For each namespace the others of the same project that its files name in a using, but for those above and below it.</summary>
    private static Dictionary<string, HashSet<string>> Needs(string project)
    {
        var files = Repository
            .Files($"src/{project}", "*.cs")
            .Select(file => (Room: RoomOf(file), Text: File.ReadAllText(file)))
            .ToList();
        var rooms = files.Select(file => file.Room).Distinct().ToHashSet(StringComparer.Ordinal);
        return rooms.ToDictionary(
            room => room,
            room =>
                files
                    .Where(file => file.Room == room)
                    .SelectMany(file => Using().Matches(file.Text).Select(NamespaceOf))
                    .Where(other => rooms.Contains(other) && !IsAbove(other, room) && !IsAbove(room, other))
                    .ToHashSet(StringComparer.Ordinal),
            StringComparer.Ordinal
        );
    }

    /// <summary>The shortest way from a room back to itself, told from the room with the first name, so that each loop has one text.</summary>
    private static IEnumerable<string> LoopsFrom(string start, Dictionary<string, HashSet<string>> needs)
    {
        Queue<string[]> ways = new([
            [start],
        ]);
        HashSet<string> reached = [];
        while (ways.TryDequeue(out var way))
        {
            foreach (var next in needs[way[^1]].Order(StringComparer.Ordinal))
            {
                if (next == start && way.Min(StringComparer.Ordinal) == start)
                {
                    yield return string.Join(" -> ", [.. way, start]);
                    yield break;
                }

                if (reached.Add(next))
                    ways.Enqueue([.. way, next]);
            }
        }
    }

    private static bool IsAbove(string one, string other) =>
        one == other || other.StartsWith(one + ".", StringComparison.Ordinal);

    private static string RoomOf(string file) =>
        Path.GetDirectoryName(Path.GetRelativePath(Path.Combine(Repository.Root, "src"), file))!
            .Replace(Path.DirectorySeparatorChar, '.');

    private static string NamespaceOf(Match match) =>
        match.Groups["static"].Success
            ? match.Groups["name"].Value[..match.Groups["name"].Value.LastIndexOf('.')]
            : match.Groups["name"].Value;

    [GeneratedRegex(@"^using (?<static>static )?(?<name>Sortline\.[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Using();
}
