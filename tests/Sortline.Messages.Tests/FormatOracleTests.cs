using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sortline.Messages.Tests;

/// <summary>What we write is what intl-messageformat writes, for each sentence of the product and for patterns that none of them has.</summary>
public class FormatOracleTests
{
    // Below 1000: the packages put commas between thousands, which Sortline leaves out.
    private static readonly long[] Counts = [0, 1, 2, 3, 5, 9, 11, 21, 99, 100, 999];

    private static readonly double[] Shares = [0, 0.004, 0.0051, 0.33333, 0.5, 0.66667, 0.974, 0.9996, 1];

    private static readonly string[] Patterns =
    [
        "It''s '{count}' here, isn't it?",
        "'{not closed",
        "{count, plural, =0 {none} one {# part} other {# parts}} of {name}",
        "{count, plural, one {'#' #} other {'#'s #}}",
        "{count, plural, =1 {{name}} other {{other, plural, one {# of #} other {#/{count}}}}}",
        "{name, select, Good {yes} other {no: {name}}}",
        "{share, number}, {share, number, percent}, {share, number, ::percent .0}, {share, number, ::.000}",
        "{ count , plural , one { # } other { # } }",
        "{count, number, ::sign-except-zero} and {count, number}",
    ];

    /// <summary>The forms of each language as the Unicode CLDR has them (release 46).</summary>
    private static readonly Dictionary<string, (string Form, string Rule)[]> Languages = new()
    {
        ["en"] = [("one", "i = 1 and v = 0")],
        ["de"] = [("one", "i = 1 and v = 0")],
        ["ja"] = [],
        ["fr"] = [("one", "i = 0,1"), ("many", "e = 0 and i != 0 and i % 1000000 = 0 and v = 0 or e != 0..5")],
        ["pl"] =
        [
            ("one", "i = 1 and v = 0"),
            ("few", "v = 0 and i % 10 = 2..4 and i % 100 != 12..14"),
            ("many", "v = 0 and i != 1 and i % 10 = 0..1 or v = 0 and i % 10 = 5..9 or v = 0 and i % 100 = 12..14"),
        ],
        ["ru"] =
        [
            ("one", "v = 0 and i % 10 = 1 and i % 100 != 11"),
            ("few", "v = 0 and i % 10 = 2..4 and i % 100 != 12..14"),
            ("many", "v = 0 and i % 10 = 0 or v = 0 and i % 10 = 5..9 or v = 0 and i % 100 = 11..14"),
        ],
        ["cs"] = [("one", "i = 1 and v = 0"), ("few", "i = 2..4 and v = 0"), ("many", "v != 0")],
        ["lt"] =
        [
            ("one", "n % 10 = 1 and n % 100 != 11..19"),
            ("few", "n % 10 = 2..9 and n % 100 != 11..19"),
            ("many", "f != 0"),
        ],
        ["sl"] =
        [
            ("one", "v = 0 and i % 100 = 1"),
            ("two", "v = 0 and i % 100 = 2"),
            ("few", "v = 0 and i % 100 = 3..4 or v != 0"),
        ],
        ["lv"] =
        [
            ("zero", "n % 10 = 0 or n % 100 = 11..19 or v = 2 and f % 100 = 11..19"),
            ("one", "n % 10 = 1 and n % 100 != 11 or v = 2 and f % 10 = 1 and f % 100 != 11 or v != 2 and f % 10 = 1"),
        ],
        ["ar"] =
        [
            ("zero", "n = 0"),
            ("one", "n = 1"),
            ("two", "n = 2"),
            ("few", "n % 100 = 3..10"),
            ("many", "n % 100 = 11..99"),
        ],
        ["cy"] = [("zero", "n = 0"), ("one", "n = 1"), ("two", "n = 2"), ("few", "n = 3"), ("many", "n = 6")],
        ["ga"] = [("one", "n = 1"), ("two", "n = 2"), ("few", "n = 3..6"), ("many", "n = 7..10")],
    };

    public static TheoryData<string> Files => [.. Repository.Files("src", "en.json").Select(Repository.Name)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Each_sentence_of_a_catalogue_is_the_same(string file)
    {
        var json = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, file), CancellationToken()))!;
        var keys = json.AsObject().Select(entry => entry.Key).Where(key => key[0] != '$').ToArray();
        Assert.NotEmpty(keys);

        await AssertSameAsync([.. keys.Select(key => (string)json[key]!)]);
    }

    [Fact]
    public Task Patterns_that_the_catalogues_do_not_need_are_the_same() => AssertSameAsync(Patterns);

    [Fact]
    public async Task Each_language_takes_the_forms_that_it_takes_elsewhere()
    {
        long[] numbers = [.. Enumerable.Range(0, 230), 1_000, 1_001, 1_002, 1_011, 999_999, 1_000_000, 1_000_001, 2_000_000];
        var counted = Languages.Keys.SelectMany(language => numbers.Select(number => new FormatOracle.Counted(language, number)));

        var answers = await FormatOracle.AskAsync([], counted);

        var rules = Languages.ToDictionary(
            language => language.Key,
            language => new PluralRules(language.Value.Select(rule => KeyValuePair.Create(rule.Form, rule.Rule)))
        );
        Assert.All(
            counted.Zip(answers.Forms),
            pair =>
                Assert.Equal(
                    $"{pair.First}: {pair.Second}",
                    $"{pair.First}: {rules[pair.First.Language].FormOf(pair.First.Number)}"
                )
        );
    }

    private static async Task AssertSameAsync(string[] patterns)
    {
        var questions = patterns.SelectMany(Questions).ToArray();

        var answers = await FormatOracle.AskAsync(questions, []);

        Assert.All(questions.Zip(answers.Sentences), pair => Assert.Equal(pair.Second, Ours(pair.First)));
    }

    // Each count and each share, in all gaps that take one.
    private static IEnumerable<FormatOracle.Sentence> Questions(string pattern)
    {
        var gaps = MessagePattern.Parse(pattern).Arguments.DistinctBy(gap => gap.Name).ToArray();
        var isCounted = MessagePattern.Parse(pattern).Choices.Any(choice => choice.Kind is ArgumentKind.Plural);
        for (var i = 0; i < Math.Max(Counts.Length, Shares.Length); i++)
        {
            var (count, share) = (Counts[i % Counts.Length], Shares[i % Shares.Length]);
            yield return new(
                pattern,
                gaps.ToDictionary(
                    gap => gap.Name,
                    gap =>
                        gap.Kind switch
                        {
                            ArgumentKind.Percent or ArgumentKind.Decimals => (object)share,
                            ArgumentKind.Plural or ArgumentKind.WithSign => count,
                            ArgumentKind.Number => gap.Name == "share" ? share : count,
                            _ => gap.Name == "count" && isCounted ? count : $"<{gap.Name}> {{'#'}}",
                        }
                )
            );
            if (gaps.Length == 0)
                yield break;
        }
    }

    private static string Ours(FormatOracle.Sentence question)
    {
        var english = Catalogues.Read(
            $$"""
            {
              "$language": {
                "tag": "en", "name": "English", "plurals": { "one": "i = 1 and v = 0" }, "decimalPoint": ".", "percent": "{0}%"
              },
              "key": {{JsonSerializer.Serialize(question.Pattern)}}
            }
            """
        );
        return english["key", [.. question.Values.Select(value => (value.Key, (object?)value.Value))]];
    }

    private static CancellationToken CancellationToken() => TestContext.Current.CancellationToken;
}
