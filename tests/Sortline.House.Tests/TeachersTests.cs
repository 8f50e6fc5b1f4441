using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Sortline.Messages;

namespace Sortline.House.Tests;

/// <summary>docs/teachers.md says what the page says: every level, the plan, the six questions with their answers.</summary>
public partial class TeachersTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "teachers.md"));
    private static readonly string Activity = Path.Combine(Repository.Root, "src", "Sortline.Activity");
    private static readonly Catalogue English = ReadEnglish();

    public static TheoryData<string> Levels =>
        [
            .. Directory
                .GetFiles(Path.Combine(Activity, "Levels", "Files"), "*.level.json")
                .Select(file => Path.GetFileName(file)[..^".level.json".Length])
                .Order(),
        ];

    public static TheoryData<string> Ideas =>
        [
            .. English
                .Keys.Where(key => key.StartsWith("idea.", StringComparison.Ordinal))
                .Select(key => key.Split('.')[1])
                .Distinct(),
        ];

    [Theory]
    [MemberData(nameof(Levels))]
    public void Each_level_is_described_with_the_idea_that_it_meets(string id)
    {
        var level = JsonNode.Parse(File.ReadAllText(Path.Combine(Activity, "Levels", "Files", $"{id}.level.json")))!;
        var cells = Rows()
            .SingleOrDefault(row => row.Contains($"`{id}`", StringComparison.Ordinal))
            ?.Split('|', StringSplitOptions.TrimEntries);

        Assert.True(
            cells is not null,
            $"docs/teachers.md has no row for the level `{id}`: say what it teaches, and what to ask the class."
        );
        Assert.StartsWith($"{English[$"level.{id}.title"]} ", cells[1], StringComparison.Ordinal);
        Assert.NotEmpty(cells[2]);
        Assert.Equal(Spaced(level["meets"]?.GetValue<string>()), Plain(cells[3]));
    }

    [Fact]
    public void It_describes_no_level_that_there_is_not() =>
        Assert.Empty(LevelId().Matches(Page).Select(match => match.Groups[1].Value).Except(Levels.Select(row => row.Data)));

    [Fact]
    public void The_plan_is_that_of_the_page()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "src/Sortline.Web/Components/Teachers/LessonPlan.cs"));

        var steps = Step().Matches(page).Select(match => $"{match.Groups[1].Value} to {match.Groups[2].Value}").ToList();

        Assert.NotEmpty(steps);
        Assert.Equal(steps, Minutes().Matches(Page).Select(match => match.Groups[1].Value));
    }

    [Theory]
    [MemberData(nameof(Ideas))]
    public void Each_question_stands_there_with_its_answers_the_right_one_first(string idea)
    {
        string[] sentences = ["question", "right", "idea", "other"];
        var places = sentences
            .Select(one => English[$"quiz.{idea}.{one}"])
            .Select(sentence => Page.IndexOf(sentence, StringComparison.Ordinal))
            .ToList();

        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        Assert.Contains(English[$"idea.{idea}.name"], Page, StringComparison.Ordinal);
        Assert.Contains(English[$"idea.{idea}.said"].Trim('“', '”'), Page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_standard_is_named_with_its_words_or_not_at_all()
    {
        var rows = Rows().Where(row => StandardCode().IsMatch(row.Split('|')[1])).ToList();

        Assert.InRange(rows.Count, 8, int.MaxValue);
        Assert.All(rows, row => Assert.InRange(row.Split('|')[2].Trim().Length, 30, int.MaxValue));
        var named = StandardCode().Matches(Page).Select(match => match.Value).Distinct();
        Assert.All(named, code => Assert.Contains(rows, row => row.Split('|')[1].Contains(code, StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Rows() => Page.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal));

    // ProgrammedBehaviour in a level's file is "Programmed behaviour" in words.
    private static string Spaced(string? name) =>
        name is null ? "" : Capital().Replace(name, match => $" {match.Value}").ToLower(CultureInfo.InvariantCulture);

    private static string Plain(string cell) => cell.Replace('-', ' ').ToLower(CultureInfo.InvariantCulture);

    private static Catalogue ReadEnglish()
    {
        using var json = File.OpenRead(Path.Combine(Activity, "Texts", "en.json"));
        return Catalogue.Read(json);
    }

    [GeneratedRegex(@"(?<!^)[A-Z]")]
    private static partial Regex Capital();

    [GeneratedRegex(@"^\| [^|`]+ `([a-z-]+)` \|", RegexOptions.Multiline)]
    private static partial Regex LevelId();

    [GeneratedRegex(@"new\((\d+), (\d+), """)]
    private static partial Regex Step();

    [GeneratedRegex(@"^\| (\d+ to \d+) \|", RegexOptions.Multiline)]
    private static partial Regex Minutes();

    [GeneratedRegex(@"\b(?:[12]B?-(?:DA|AP|IC)-\d\d|E[45]-[A-Z]{3}-\d\d|3-[AC]-i{1,3}v?\.\w+-\w+)\b")]
    private static partial Regex StandardCode();
}
