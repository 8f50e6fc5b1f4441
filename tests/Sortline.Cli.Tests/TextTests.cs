using System.Text.RegularExpressions;
using Sortline.Cli.Texts;
using Sortline.Messages;
using Sortline.Pictures;
using Sortline.Projects;
using Sortline.Tests;

namespace Sortline.Cli.Tests;

/// <summary>The catalogue has what the sources ask for, and nothing else.</summary>
public sealed partial class TextTests
{
    private static readonly string Sources = Path.Combine(Repository.Root, "src", "Sortline.Cli");

    private static readonly Catalogue English = CliTexts.In("en");

    [Fact]
    public void Every_sentence_of_the_sources_is_in_the_catalogue_with_the_same_gaps()
    {
        var uses = Uses().ToList();

        Assert.InRange(uses.Count, 60, int.MaxValue); // Else they are looked for in the wrong way.
        Assert.Empty(
            from use in uses
            let gaps = English.Find(use.Key)?.Arguments.Select(argument => argument.Name).Distinct()
            where gaps is null || !gaps.ToHashSet().SetEquals(use.Arguments)
            select gaps is null
                ? $"{use.File}: there is no {use.Key}"
                : $"{use.File}: {use.Key} takes {string.Join(", ", gaps)}, not {string.Join(", ", use.Arguments)}"
        );
    }

    [Fact]
    public void Every_sentence_of_the_catalogue_is_used_and_can_be_read()
    {
        var own = English.Keys.Except(PictureTexts.English.Keys).Except(ProjectTexts.English.Keys); // Who says the others has a test of its own.

        Assert.Empty(own.Except(Uses().Select(use => use.Key)).Except(HelpKeys()));
        Assert.All(English.Keys, key => Assert.NotNull(English.Find(key)));
    }

    [Fact]
    public void What_describes_commands_and_options_is_in_the_catalogue()
    {
        Assert.NotEmpty(HelpKeys());
        Assert.Empty(HelpKeys().Except(English.Keys));
    }

    [Fact]
    public void Each_number_is_counted_by_the_forms_of_the_language()
    {
        foreach (var key in English.Keys)
        {
            Assert.All(
                English.Find(key)!.Choices.Where(choice => choice.Kind is ArgumentKind.Plural),
                choice => Assert.Empty(choice.Branches.Where(form => form[0] != '=').Except(English.Language.Plurals.Names))
            );
        }
    }

    [Theory]
    [InlineData(null, "en")]
    [InlineData("", "en")]
    [InlineData("en-GB", "en")]
    [InlineData("tlh", "en")]
    [InlineData("../en", "en")]
    [InlineData("qps", "qps-ploc")]
    [InlineData("qps-ploc", "qps-ploc")]
    public void A_language_that_is_not_there_is_English(string? asked, string spoken) =>
        Assert.Equal(spoken, CliTexts.In(asked).Language.Tag);

    private static IEnumerable<string> Files() => Repository.Files("src/Sortline.Cli", "*.cs");

    private static IEnumerable<string> HelpKeys() =>
        Files().SelectMany(file => HelpKey().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value);

    // Message.Of("key", ("name", value), …) and texts["key", ("name", value), …]: what stands in their own brackets, not deeper.
    private static IEnumerable<(string File, string Key, List<string> Arguments)> Uses() =>
        from file in Files()
        let source = File.ReadAllText(file)
        from Match use in Use().Matches(source)
        select (Path.GetRelativePath(Sources, file), use.Groups[1].Value, Names(source, use.Index + use.Length));

    private static List<string> Names(string source, int from)
    {
        List<string> names = [];
        for (var (at, depth) = (from, 1); depth > 0; at++)
        {
            if (depth == 1 && Argument().Match(source, at) is { Success: true } argument && argument.Index == at)
                names.Add(argument.Groups[1].Value);
            if (source[at] == '"')
                at = source.IndexOf('"', at + 1);
            else if (source[at] == '\'')
                at = source.IndexOf('\'', at + 1);
            else
                depth +=
                    source[at] is '(' or '[' ? 1
                    : source[at] is ')' or ']' ? -1
                    : 0;
        }

        return names;
    }

    [GeneratedRegex("(?:\\bMessage\\.Of\\(|\\b[Tt]exts\\[)\\s*\"([^\"]+)\"")]
    private static partial Regex Use();

    [GeneratedRegex("""\G\("(\w+)",""")]
    private static partial Regex Argument();

    [GeneratedRegex("\"((?:command|argument|option|value)\\.[^\"\n]*)\"")]
    private static partial Regex HelpKey();
}
