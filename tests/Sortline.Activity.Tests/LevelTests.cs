using System.Text;
using System.Text.Json;
using Json.Schema;
using Sortline.Activity.Levels;
using Sortline.Activity.Reports;
using Sortline.Activity.Texts;
using Sortline.Factory.Parts;
using Sortline.Factory.Parts.Gears;
using Sortline.Factory.Scoring;

namespace Sortline.Activity.Tests;

/// <summary>Levels are files: what each may say, and that saying it is enough.</summary>
public class LevelTests
{
    // In letters: what is longer is not read by whoever has a shift to run.
    private const int LongestGuideLine = 90;

    private const string Whole = """
        {
          "place": 7,
          "chapter": "Workshop",
          "shift": { "kinds": [{ "kind": "Gear", "defects": ["Rust"], "severity": [0.2, 0.4] }], "defectShare": 0.3 },
          "teaching": { "kinds": [{ "kind": "Gear" }], "finish": { "tone": [0.9, 0.95] } },
          "parts": 20,
          "prices": { "defectShipped": -500 },
          "photoBudget": 4,
          "startsWith": "Ridge",
          "stars": [0.5, 0.7, 1],
          "meets": "Exactness"
        }
        """;

    private const string Lessons = """
        {
          "place": 7,
          "chapter": "InsideTheRobot",
          "shift": { "kinds": [{ "kind": "Gear" }] },
          "parts": 20,
          "photoBudget": 40,
          "taught": { "each": 5, "wrong": 2 },
          "repeat": true,
          "withoutPictures": true,
          "customers": [{ "prices": { "defectShipped": -10 } }, { "prices": { "defectShipped": -1000 } }]
        }
        """;

    private static readonly string Folder = Path.Combine(Repository.Root, "src/Sortline.Activity/Levels/Files");

    private static readonly JsonSchema Schema = JsonSchema.FromText(File.ReadAllText(Path.Combine(Folder, "level.schema.json")));

    public static TheoryData<string> Ids => [.. LevelList.All.Select(level => level.Id)];

    [Fact]
    public void Each_file_of_the_folder_is_a_level_in_the_order_of_its_places()
    {
        var files = Directory.GetFiles(Folder, "*.level.json").Select(file => Path.GetFileName(file).Replace(".level.json", ""));

        Assert.Equal(files.Order(), LevelList.All.Select(level => level.Id).Order());
        Assert.Equal(Enumerable.Range(1, LevelList.All.Length), LevelList.All.Select(level => level.Place));
        Assert.Equal(LevelList.All, LevelList.All.OrderBy(level => level.Chapter));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Each_file_keeps_to_the_schema(string id) =>
        Assert.True(Keeps(File.ReadAllText(Path.Combine(Folder, $"{id}.level.json"))), id);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Each_level_has_all_its_words(string id)
    {
        var level = LevelList.Find(id)!;

        Assert.Matches("^[a-z]+(-[a-z]+)*$", id);
        Assert.All(
            new[] { level.Title, level.Customer, level.Brief, level.Question, level.Lesson, level.Afterthought },
            message => Assert.NotNull(TextCatalogues.English.Find(message.Key))
        );
        Assert.All(
            level.Guide,
            rule => Assert.InRange(TextCatalogues.English[$"level.{id}.guide.{rule.Say}"].Length, 1, LongestGuideLine)
        );
        Assert.All(
            Enumerable.Range(1, level.Customers.Length).Select(level.CustomerOf),
            message => Assert.NotNull(TextCatalogues.English.Find(message.Key))
        );
    }

    [Fact]
    public void A_line_of_the_guide_is_said_once()
    {
        var refusal = Assert.Throws<InvalidDataException>(() =>
            Read(
                Changed(
                    """  "parts" =>   "guide": [{ "when": "Passed", "say": "a" }, { "when": "OneSided", "say": "a" }], "parts" """.Trim()
                )
            )
        );

        Assert.Contains("Say each line of “guide” once.", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void How_hard_each_level_is_was_measured_as_it_is_now(string id)
    {
        using var file = File.OpenRead(Path.Combine(Folder, $"{id}.level.json"));
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs/levels.md")).ReplaceLineEndings("\n");

        var section = page.Split("\n## ").SingleOrDefault(part => part.StartsWith($"{id}\n", StringComparison.Ordinal));

        Assert.True(
            section?.Contains($"File {MeasuredLevel.SumOf(file)}.", StringComparison.Ordinal),
            $"{id} is another level since it was measured: dotnet bench.cs --only levels"
        );
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void What_a_level_shows_beforehand_is_what_comes_to_teach_with(string id)
    {
        var level = LevelList.Find(id)!;
        var shown = LevelSamples.Of(level).Select(part => (part.Kind, part.Defect)).ToHashSet();
        TeachingParts parts = new(level.TeachingMix, 1, round: 1);

        Assert.Subset(shown, Enumerable.Range(0, 100).Select(parts.Create).Select(part => (part.Kind, part.Defect)).ToHashSet());
    }

    [Fact]
    public void A_level_is_what_its_file_says()
    {
        var level = Read(Whole);

        Assert.True(Keeps(Whole));
        Assert.Equal((7, Chapter.Workshop, 20, 4), (level.Place, level.Chapter, level.PartsPerShift, level.PhotoBudget));
        Assert.Equal([0.5, 0.7, 1], level.StarShares);
        Assert.Equal(0.7, level.Goal);
        Assert.Equal(Misconception.Exactness, level.Meets);
        Assert.Equal(ScoringRules.Standard with { DefectShipped = -500 }, level.Prices);
        Assert.Equal(0.3, level.Mix.DefectShare);
        Assert.Equal(PartMix.Of(GearKind.Instance).DefectShare, level.TeachingMix.DefectShare);
        Assert.Equal(FinishRange.Standard, level.Mix.Finish);

        var taught = Enumerable.Range(0, 40).Select(new TeachingParts(level.TeachingMix, 1, 1).Create).ToList();
        var shift = Enumerable.Range(0, 40).Select(new PartGenerator(level.Mix, 1).Create).ToList();
        Assert.All(taught, part => Assert.InRange(part.Finish.Tone, 0.9, 0.95));
        Assert.All(shift, part => Assert.True(part.Defect is Defect.None or Defect.Rust));
        Assert.All(shift.Where(part => part.IsDefective), part => Assert.InRange(part.Finish.Rust, 0.45, 0.55));
        Assert.Equal(12, shift.Count(part => part.IsDefective));
        Assert.True(taught.Select(part => part.Defect).Distinct().Count() > 4);
    }

    [Fact]
    public void A_level_asks_what_its_file_asks()
    {
        var level = Read(Lessons);

        Assert.True(Keeps(Lessons));
        Assert.Equal(new LastShift(5, 2), level.LastShift);
        Assert.True(level.IsRepeated && level.IsWithoutPictures);
        Assert.Equal([-10, -1000], level.Customers.Select(prices => prices.DefectShipped));
        Assert.Equal(level.Customers[0], level.Prices);
        Assert.Equal([2, 3], Enumerable.Range(0, 2).Select(customer => Grade.MostFor(customer, level)));

        var plain = Read(Whole);
        Assert.Null(plain.LastShift);
        Assert.False(plain.IsRepeated || plain.IsWithoutPictures);
        Assert.Empty(plain.Customers);
        Assert.Equal(plain.Prices, plain.PricesOf(0));
        Assert.Equal(3, Grade.MostFor(0, plain));
    }

    [Theory]
    [InlineData("\"each\": 5, => ", "each")]
    [InlineData("\"each\": 5 => \"each\": 1", "each")]
    [InlineData("\"each\": 5 => \"each\": 21", "photoBudget")]
    [InlineData("\"wrong\": 2 => \"wrong\": -1", "wrong")]
    [InlineData("\"repeat\": true => \"repeat\": 1", "repeat")]
    [InlineData("\"withoutPictures\": true => \"pictures\": false", "pictures")]
    [InlineData("\"customers\": [{ \"prices\": { \"defectShipped\": -10 } }, => \"customers\": [", "customers")]
    [InlineData("{ \"prices\": { \"defectShipped\": -10 } } => null", "customers")]
    [InlineData("{ \"prices\": { \"defectShipped\": -10 } } => {}", "prices")]
    [InlineData("\"parts\": 20 => \"parts\": 20, \"prices\": {}", "customers")]
    public void A_lesson_that_is_none_is_refused_by_the_reader_in_words_and_by_the_schema(string change, string word)
    {
        var json = Changed(change, Lessons);

        var refusal = Assert.Throws<InvalidDataException>(() => Read(json));

        Assert.Contains(word, refusal.Message, StringComparison.Ordinal);
        Assert.False(Keeps(json));
    }

    [Theory]
    [InlineData("\"wrong\": 2 => \"wrong\": 3", "wrong")] // More than half, and the wrong ones are what is learned.
    [InlineData("\"photoBudget\": 40 => \"photoBudget\": 9", "photoBudget")]
    [InlineData("\"defectShipped\": -10 => \"defectShipped\": 10", "prices")]
    public void A_lesson_that_cannot_be_is_refused_in_words(string change, string word)
    {
        var refusal = Assert.Throws<InvalidDataException>(() => Read(Changed(change, Lessons)));

        Assert.Contains(word, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_but_its_file_is_needed_to_play_a_level()
    {
        const string Small = """
            {
              "place": 1,
              "chapter": "Workshop",
              "shift": { "kinds": [{ "kind": "Bolt", "defects": ["BentShank"] }] },
              "parts": 12,
              "prices": { "goodShipped": 1, "defectShipped": -8, "goodRejected": -1, "defectRejected": 1 }
            }
            """;
        ActivityHarness work = new(Read(Small));
        work.Extractor.Noise = 0;

        work.TeachTruth(examplesEach: 4);
        var result = work.RunShift();

        Assert.Equal(12, result.Parts.Length);
        Assert.Equal(12, result.Prices.Score(result.Counts));
        Assert.Equal(3, Grade.For(result, work.State.Level).Stars);
        Assert.Empty(work.Failures);
    }

    [Theory]
    [InlineData("""{ "place": 1 }""", "shift")]
    [InlineData("[]", "“mine”")]
    [InlineData("{", "“mine”")]
    [InlineData("null", "object")]
    [InlineData("\"place\": 7 => \"place\": 0", "place")]
    [InlineData("\"place\": 7 => \"place\": 1.5", "place")]
    [InlineData("\"Workshop\" => \"Nowhere\"", "chapter")]
    [InlineData("\"parts\": 20 => \"parts\": 61", "parts")]
    [InlineData("\"parts\": 20 => \"pieces\": 20", "pieces")]
    [InlineData("\"kind\": \"Gear\" => \"kind\": \"Nut\"", "Nut")]
    [InlineData("\"Rust\" => \"Dent\"", "defects")]
    [InlineData("[0.2, 0.4] => [0.2, 1.4]", "to 1")]
    [InlineData("[0.2, 0.4] => [0.2]", "severity")]
    [InlineData("0.3 => 1.3", "to 1")]
    [InlineData("[0.9, 0.95] => [0.9, 0.95, 1]", "tone")]
    [InlineData("\"photoBudget\": 4 => \"photoBudget\": 1", "photoBudget")]
    [InlineData("\"Ridge\" => \"Magic\"", "startsWith")]
    [InlineData("[0.5, 0.7, 1] => [0.5, 0.7]", "stars")]
    [InlineData("[0.5, 0.7, 1] => [0, 0.7, 1]", "stars")]
    public void A_file_that_is_no_level_is_refused_by_the_reader_in_words_and_by_the_schema(string change, string word)
    {
        var json = Changed(change);

        var refusal = Assert.Throws<InvalidDataException>(() => Read(json));

        Assert.Contains(word, refusal.Message, StringComparison.Ordinal);
        Assert.False(Keeps(json));
    }

    // What a schema cannot say.
    [Theory]
    [InlineData("[0.2, 0.4] => [0.4, 0.2]", "0.4")]
    [InlineData("\"Rust\" => \"BentShank\"", "BentShank")]
    [InlineData("[\"Rust\"] => []", "defect")]
    [InlineData("\"defectShipped\": -500 => \"defectShipped\": 500", "prices")]
    [InlineData("[0.5, 0.7, 1] => [0.8, 0.7, 1]", "stars")]
    [InlineData("[0.5, 0.7, 1] => [0.5, 0.75, 1]", "stars")]
    public void A_level_that_cannot_be_is_refused_in_words(string change, string word)
    {
        var refusal = Assert.Throws<InvalidDataException>(() => Read(Changed(change)));

        Assert.Contains(word, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_photos_are_few_no_more_are_taken_until_one_is_thrown_away()
    {
        ActivityHarness work = new(Read(Whole));
        work.TeachTruth(examplesEach: 2);
        var one = work.WaitForPart();
        work.Store.Dispatch(new ActivityAction.PartLabelled(one.Part.Id, ActivityHarness.Good));

        Assert.Equal(4, work.State.Examples.Length);
        Assert.Equal("teach.budget-spent", work.State.Notice?.Text.Key);
        Assert.Equal(one, work.WaitForPart()); // It still waits for what the learner wants.

        work.Store.Dispatch(new ActivityAction.ExampleDeleted(work.State.Examples[0].Id));
        work.Store.Dispatch(new ActivityAction.PartLabelled(one.Part.Id, ActivityHarness.Good));

        Assert.Equal(4, work.State.Examples.Length);
        Assert.Equal(one.Picture, work.State.Examples[^1].Picture);
    }

    [Fact]
    public void The_robot_tries_itself_on_parts_like_those_it_was_taught_with()
    {
        // So it looks fine until the shift brings what nobody taught it.
        ActivityHarness work = new("never-seen");
        work.Extractor.Noise = 0;
        work.TeachTruth(examplesEach: 5);
        for (var i = 0; i < 60; i++)
            work.Time.Pass(TimeSpan.FromSeconds(0.5));

        Assert.Equal((20, 20), (work.State.Progress[^1].Right, work.State.Progress[^1].Of));
        Assert.Contains(work.RunShift().Parts, part => part.Part.Defect == Defect.RoundedHead);
    }

    private static Level Read(string json) => LevelReader.Read("mine", new MemoryStream(Encoding.UTF8.GetBytes(json)));

    private static string Changed(string change, string whole = Whole)
    {
        if (change.Split(" => ") is not [var from, var to])
            return change;

        Assert.Contains(from, whole, StringComparison.Ordinal);
        return whole.Replace(from, to, StringComparison.Ordinal);
    }

    private static bool Keeps(string json)
    {
        try
        {
            return Schema.Evaluate(JsonDocument.Parse(json).RootElement).IsValid;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
