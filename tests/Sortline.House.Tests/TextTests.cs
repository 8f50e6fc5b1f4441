using System.Text;
using System.Text.RegularExpressions;
using Sortline.Messages;

namespace Sortline.House.Tests;

/// <summary>The catalogues and those who use them: no sentence is missing, none is left over, and each gets what its gaps take.</summary>
public partial class TextTests
{
    // Who says what: the sources of a project use its own catalogue and that of the library below it. The command line finds its
    // sentences by the names of commands and options, too; its own tests know how.
    private static readonly Dictionary<string, string[]> CataloguesOf = new()
    {
        ["Sortline.Pictures"] = ["Sortline.Pictures"],
        ["Sortline.Projects"] = ["Sortline.Projects"],
        ["Sortline.Activity"] = ["Sortline.Activity", "Sortline.Pictures", "Sortline.Projects"],
        ["Sortline.Web"] = ["Sortline.Activity", "Sortline.Pictures", "Sortline.Projects"],
    };

    // boot.ts fills this one by itself, and build.mjs sees to it that it can.
    private const string FilledAtTheStart = "boot.opening-share";

    public static TheoryData<string> Users => [.. CataloguesOf.Keys];

    public static TheoryData<string> OwnersOfThese => [.. CataloguesOf.Values.SelectMany(owners => owners).Distinct()];

    public static TheoryData<string> Owners =>
        [.. Files().Select(file => Repository.Name(file).Split('/')[1]).Distinct(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Users))]
    public void Every_sentence_that_is_asked_for_is_there(string project)
    {
        var english = English(project);

        var missing =
            from source in Sources(project)
            from key in KeysIn(source.Text, english)
            where english.Find(key) is null
            select $"{source.Name}: {key}";

        Assert.Empty(missing);
    }

    [Theory]
    [MemberData(nameof(Users))]
    public void Every_gap_gets_a_value_and_no_value_is_left_over(string project)
    {
        var english = English(project);

        var wrong =
            from source in Sources(project)
            from use in Uses(source.Text)
            let pattern = english.Find(use.Key)
            where pattern is not null
            let wanted = Gaps(pattern)
            where !wanted.SetEquals(use.Arguments)
            select $"{source.Name}: {use.Key} takes {string.Join(", ", wanted)}; it gets {string.Join(", ", use.Arguments)}";

        Assert.Empty(wrong);
    }

    [Theory]
    [MemberData(nameof(OwnersOfThese))]
    public void Every_sentence_is_used_and_those_with_gaps_where_the_test_sees_what_they_get(string owner)
    {
        var own = Read(Path.Combine(Repository.Root, "src", owner, "Texts", "en.json"));
        var users = CataloguesOf.Where(user => user.Value.Contains(owner)).Select(user => user.Key);
        var sources = users.SelectMany(Sources).ToList();
        var named = sources.SelectMany(source => KeysIn(source.Text, own)).ToHashSet(StringComparer.Ordinal);
        var filled = sources.SelectMany(source => Uses(source.Text)).Select(use => use.Key).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(own.Keys.Where(key => !named.Contains(key)).Order());
        Assert.Empty(
            own.Keys.Where(key => Gaps(own.Find(key)!).Count > 0 && !filled.Contains(key) && key != FilledAtTheStart).Order()
        );
    }

    [Theory]
    [MemberData(nameof(Owners))]
    public void Every_catalogue_can_be_read_and_has_all_forms_of_its_language(string owner)
    {
        foreach (var file in Files().Where(file => Repository.Name(file).Split('/')[1] == owner))
        {
            var catalogue = Read(file);

            Assert.Equal(Path.GetFileNameWithoutExtension(file), catalogue.Language.Tag);
            Assert.Empty(catalogue.Keys.SelectMany(key => HolesIn(catalogue, key)));
        }
    }

    [Fact]
    public void A_translation_has_no_sentence_and_no_gap_that_English_has_not()
    {
        foreach (var file in Files().Where(file => Path.GetFileName(file) != "en.json"))
        {
            var owner = Repository.Name(file).Split('/')[1];
            var english = CataloguesOf.ContainsKey(owner)
                ? English(owner)
                : Read(Path.Combine(Path.GetDirectoryName(file)!, "en.json"));

            Assert.Empty(FaultsOf(Read(file), english));
        }
    }

    [Fact]
    public void The_page_that_waits_for_the_program_says_what_the_catalogue_says()
    {
        var html = string.Concat(
            new[] { "index.html", "404.html" }.Select(page =>
                File.ReadAllText(Path.Combine(Repository.Root, "src/Sortline.Web/wwwroot", page))
            )
        );
        var english = Read(Path.Combine(Repository.Root, "src/Sortline.Activity/Texts/en.json"));

        var texts = DataText().Matches(html).Concat(DataLabel().Matches(html)).ToList();

        Assert.NotEmpty(texts);
        Assert.All(texts, match => Assert.Equal(english[match.Groups["key"].Value], match.Groups["text"].Value));
    }

    [Fact]
    public void A_hole_in_a_catalogue_is_seen()
    {
        const string Sample = """
            Say(Message.Of("files.opened", ("file", name), ("why", Message.Of("fault.other", ("deep", 1)))));
            throw refusal("photo.too-large", { megabytes: Math.ceil(size / 1e6), most });
            var key = $"level.{Id}.title";
            """;
        var catalogue = Catalogue.Read(
            new MemoryStream(
                """
                {
                  "$language": { "tag": "cs", "name": "čeština", "plurals": { "one": "i = 1", "few": "i = 2..4" }, "decimalPoint": ",", "percent": "{0} %" },
                  "level.gears.title": "{count, plural, one {# díl} other {# dílů}}",
                  "level.bolts.title": "{count, plural, =1 {jeden} other {#}}"
                }
                """u8.ToArray()
            )
        );

        Assert.Equal(
            ["files.opened: file why", "fault.other: deep", "photo.too-large: megabytes most"],
            Uses(Sample).Select(use => $"{use.Key}: {string.Join(' ', use.Arguments)}")
        );
        Assert.Equal(["level.bolts.title", "level.gears.title"], KeysIn(Sample, catalogue).Order());
        Assert.Equal(["level.gears.title lacks few"], catalogue.Keys.SelectMany(key => HolesIn(catalogue, key)));
        Assert.Equal(
            ["English has no level.bolts.title", "level.gears.title takes count, in English name"],
            FaultsOf(catalogue, EnglishOf("{name}"))
        );
        Assert.Equal(["English has no level.bolts.title"], FaultsOf(catalogue, EnglishOf("{count} gears")));

        static Catalogue EnglishOf(string title) =>
            Catalogue.Read(
                new MemoryStream(
                    Encoding.UTF8.GetBytes(
                        $$"""
                        {
                          "$language": { "tag": "en", "name": "English", "plurals": {}, "decimalPoint": ".", "percent": "{0} %" },
                          "level.gears.title": "{{title}}"
                        }
                        """
                    )
                )
            );
    }

    private static IEnumerable<string> Files() =>
        Repository.Files("src", "*.json").Where(file => Path.GetFileName(Path.GetDirectoryName(file)) == "Texts");

    private static Catalogue Read(string file)
    {
        using var json = File.OpenRead(file);
        return Catalogue.Read(json);
    }

    private static Catalogue English(string project) =>
        CataloguesOf[project]
            .Select(owner => Path.Combine(Repository.Root, "src", owner, "Texts", "en.json"))
            .Where(File.Exists)
            .Select(Read)
            .Aggregate((own, below) => own.Over(below));

    private static IEnumerable<(string Name, string Text)> Sources(string project)
    {
        string[] kinds = ["*.cs", "*.razor", "*.ts", "*.html"];
        return kinds
            .SelectMany(kind => Repository.Files($"src/{project}", kind))
            .Where(file => !Repository.Name(file).Contains("/client/tests/", StringComparison.Ordinal))
            .Select(file => (Repository.Name(file), File.ReadAllText(file)));
    }

    private static HashSet<string> Gaps(MessagePattern pattern) =>
        pattern.Arguments.Select(argument => argument.Name).ToHashSet(StringComparer.Ordinal);

    /// <summary>The keys that stand in a source, and those that it puts together. What begins like no key is none.</summary>
    private static IEnumerable<string> KeysIn(string source, Catalogue catalogue)
    {
        var groups = catalogue.Keys.Select(key => key.Split('.')[0]).ToHashSet(StringComparer.Ordinal);
        var whole = Key().Matches(source).Select(match => match.Groups[1].Value).Where(key => !FileName().IsMatch(key));
        var parts =
            from match in KeyWithHole().Matches(source)
            let shape = new Regex($"^{Hole().Replace(Regex.Escape(match.Groups[1].Value), "[^.]+")}$")
            let fits = catalogue.Keys.Where(key => shape.IsMatch(key)).DefaultIfEmpty(match.Groups[1].Value)
            from key in fits
            select key;
        return whole.Concat(parts).Where(key => groups.Contains(key.Split('.')[0])).Distinct(StringComparer.Ordinal);
    }

    /// <summary>The places where a sentence is asked for, with the names of the values that it gets.</summary>
    private static IEnumerable<(string Key, List<string> Arguments)> Uses(string source)
    {
        foreach (Match call in Call().Matches(source))
        {
            List<string> arguments = [];
            var isScript = call.Groups["script"].Success;
            var depth = 0;
            for (var at = call.Index + call.Length; at < source.Length && depth >= 0; at++)
            {
                var isArgument = isScript ? depth == 1 : depth == 0;
                if (isArgument && (isScript ? Member() : Value()).Match(source, at) is { Success: true } name && name.Index == at)
                    arguments.Add(name.Groups[1].Value);
                depth +=
                    source[at] is '(' or '[' or '{' ? 1
                    : source[at] is ')' or ']' or '}' ? -1
                    : 0;
            }

            yield return (call.Groups["key"].Value, arguments);
        }
    }

    private static IEnumerable<string> FaultsOf(Catalogue translation, Catalogue english) =>
        from key in translation.Keys.Order(StringComparer.Ordinal)
        let known = english.Find(key)
        let gaps = Gaps(translation.Find(key)!)
        where known is null || !gaps.SetEquals(Gaps(known))
        select known is null
            ? $"English has no {key}"
            : $"{key} takes {string.Join(", ", gaps)}, in English {string.Join(", ", Gaps(known))}";

    private static IEnumerable<string> HolesIn(Catalogue catalogue, string key) =>
        from choice in catalogue.Find(key)!.Choices
        where choice.Kind is ArgumentKind.Plural
        // One that tells single numbers apart, and no forms, lacks none.
        let tellsForms = choice.Branches.All(branch => branch[0] != '=')
            || choice.Branches.Any(branch => branch[0] != '=' && branch != PluralRules.Other)
        where tellsForms
        from form in catalogue.Language.Plurals.Names
        where !choice.Branches.Contains(form)
        select $"{key} lacks {form}";

    [GeneratedRegex("\"([a-z]+(?:\\.[a-z0-9]+(?:-[a-z0-9]+)*)+)\"")]
    private static partial Regex Key();

    [GeneratedRegex(@"\.(json|zip|png|js|ts|css|html|sortline)$")]
    private static partial Regex FileName();

    [GeneratedRegex("\\$\"([a-z]+\\.[a-z0-9.-]*\\{[^\"}]+\\}[^\" ]*)\"")]
    private static partial Regex KeyWithHole();

    [GeneratedRegex(@"\\\{[^}]+\}")]
    private static partial Regex Hole();

    [GeneratedRegex("(?:Message\\.Of\\(|[Tt]exts\\[|(?<script>\\b(?:reason|refusal)\\())\\s*\"(?<key>[a-z]+\\.[a-z0-9.-]+)\"")]
    private static partial Regex Call();

    [GeneratedRegex("\\(\"(\\w+)\",")]
    private static partial Regex Value();

    [GeneratedRegex(@"(?<=[{,]\s*)(\w+)(?=\s*[:,}])")]
    private static partial Regex Member();

    [GeneratedRegex("data-text=\"(?<key>[^\"]+)\"[^>]*>(?<text>[^<]+)<")]
    private static partial Regex DataText();

    [GeneratedRegex("aria-label=\"(?<text>[^\"]+)\" data-label=\"(?<key>[^\"]+)\"")]
    private static partial Regex DataLabel();
}
