using System.Text.RegularExpressions;

namespace Sortline.House.Tests;

/// <summary>docs/where.md says where to change what. It is worth something only while it is true.</summary>
public partial class WhereTests
{
    private const int FewestRows = 25;

    public static TheoryData<string, string, string> Places
    {
        get
        {
            TheoryData<string, string, string> places = [];
            foreach (var row in Rows())
            {
                foreach (Match place in Place().Matches(row.Split('|')[2]))
                    places.Add(row.Split('|')[1].Trim(), place.Groups["file"].Value, place.Groups["members"].Value);
            }

            return places;
        }
    }

    [Fact]
    public void It_answers_enough_questions_and_each_with_a_place()
    {
        Assert.InRange(Rows().Count(), FewestRows, int.MaxValue);
        Assert.All(Rows(), row => Assert.Matches(Place(), row.Split('|')[2]));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void The_file_is_there_and_has_the_members(string question, string file, string members)
    {
        var path = Path.GetFullPath(Path.Combine(Repository.Root, "docs", file));

        Assert.True(Path.Exists(path), $"“{question}”: there is no {file}.");
        foreach (Match member in Member().Matches(members))
            Assert.Matches($@"\b{Regex.Escape(member.Groups[1].Value)}\b", File.ReadAllText(path));
    }

    private static IEnumerable<string> Rows() =>
        File.ReadAllLines(Path.Combine(Repository.Root, "docs", "where.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Skip(1); // The table's head.

    // A link, then what to look for in it: [LineLayout.cs](../src/…/LineLayout.cs): `PickWindow`, `Reach`
    [GeneratedRegex(@"\]\((?<file>[^)]+)\)(?<members>[^[|]*)")]
    private static partial Regex Place();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Member();
}
