using System.Text.RegularExpressions;

namespace Sortline.House.Tests;

/// <summary>Words and numbers that both sides have to know: here they are read out of both sources and compared.</summary>
public partial class InteropContractTests
{
    private const string Extractor = "src/Sortline.Web/Interop/MobileNetFeatureExtractor.cs",
        Page = "src/Sortline.Web/Interop/BrowserPage.cs",
        InferenceClient = "src/Sortline.Web/client/inference/client.ts",
        Protocol = "src/Sortline.Web/client/inference/protocol.ts",
        Worker = "src/Sortline.Web/client/inference/worker.ts";

    [Fact]
    public void The_states_of_the_network_are_the_same_words_on_both_sides()
    {
        var sent = Words(Declaration(Read(InferenceClient), "type InferenceState"));

        var understood = Words(Between(Read(Extractor), "state switch", "_ => throw"));

        Assert.Equal(sent.Order(), understood.Order());
    }

    [Fact]
    public void The_page_handles_each_message_that_the_worker_sends()
    {
        var protocol = Read(Protocol);
        string[] progress = Kinds(protocol, "type WorkerProgress"),
            responses = Kinds(protocol, "type WorkerResponse"),
            requests = Kinds(protocol, "type WorkerRequest");
        var client = Read(InferenceClient);
        var worker = Read(Worker);

        Assert.Equal(progress.Concat(responses).Order(), Kind().Matches(worker).Select(match => match.Groups[1].Value).Order());
        Assert.Equal(progress.Order(), Case().Matches(client).Select(match => match.Groups[1].Value).Order()); // All else answers a request.
        Assert.Equal(
            requests.Order(),
            Kind().Matches(Read("src/Sortline.Web/client/modules/features.ts")).Select(match => match.Groups[1].Value).Order()
        );
    }

    [Fact]
    public void The_features_that_are_asked_for_are_a_selection_that_the_worker_knows()
    {
        var known = Words(Declaration(Read(Protocol), "type FeatureSelection"));

        var asked = Words(Between(Read(Extractor), "FeaturesModule.ExtractAsync(", ");"));

        Assert.Subset(known.ToHashSet(), asked.ToHashSet());
        Assert.NotEmpty(asked);
    }

    [Fact]
    public void Pictures_are_looked_at_in_as_many_views_as_the_worker_knows()
    {
        var known = Number().Matches(Declaration(Read(Protocol), "type ViewCount")).Select(match => match.Value);
        var port = Read("src/Sortline.Activity/Ports/IFeatureExtractor.cs");
        var type = Regex.Match(port, @"ExtractAsync\(PictureId \w+, (\w+) ").Groups[1].Value;

        var declaration = Repository
            .Files("src/Sortline.Learning", "*.cs")
            .Select(File.ReadAllText)
            .Single(source => source.Contains($"public enum {type}\n", StringComparison.Ordinal));

        Assert.Equal(known, EnumValue().Matches(declaration).Select(match => match.Groups[1].Value));
    }

    [Fact]
    public void The_chimes_are_those_that_the_page_can_play()
    {
        var played = Words(Between(Read(Page), "chime switch", "}"));

        var known = Key().Matches(Between(Read("src/Sortline.Web/client/chimes.ts"), "const chimes = {", "}"));

        Assert.Equal(known.Select(match => match.Groups[1].Value).Except(["star"]).Order(), played.Order()); // That one goes with what is seen.
    }

    [Fact]
    public void A_reason_is_told_by_the_name_that_is_read()
    {
        var written = Between(Read("src/Sortline.Web/client/reason.ts"), "interface Reason {", "}");
        var reader = Read("src/Sortline.Web/Interop/Reason.cs");

        var name = Key().Match(written).Groups[1].Value;

        Assert.Contains($"GetProperty(\"{name}\")", reader, StringComparison.Ordinal);
        Assert.Contains($"member.Name != \"{name}\"", reader, StringComparison.Ordinal);
    }

    [Fact]
    public void The_keys_that_do_something_are_keys_that_the_page_forwards()
    {
        var forwarded = Words(Read("src/Sortline.Web/client/modules/page.ts")).ToHashSet();

        var longKeys = Words(Between(Read("src/Sortline.Web/Components/Shell/KeyMap.cs"), "key switch", "_ => null"))
            .Where(key => key.Length > 1)
            .ToList();

        Assert.NotEmpty(longKeys);
        Assert.Subset(forwarded, longKeys.ToHashSet());
    }

    private static string Read(string path) => File.ReadAllText(Path.Combine(Repository.Root, path));

    private static string Between(string source, string begin, string end)
    {
        var from = source.IndexOf(begin, StringComparison.Ordinal);
        Assert.True(from >= 0, $"“{begin}” is not there any more: let this test follow.");
        from += begin.Length;
        var to = source.IndexOf(end, from, StringComparison.Ordinal);
        Assert.True(to >= 0, $"There is no “{end}” after “{begin}” any more: let this test follow.");
        return source[from..to];
    }

    // In these files a blank line follows each type.
    private static string Declaration(string source, string name) => Between(source, $"export {name} =", ";\n\n");

    private static string[] Kinds(string source, string name) =>
        [.. Kind().Matches(Declaration(source + "\n", name)).Select(match => match.Groups[1].Value)];

    private static IReadOnlyList<string> Words(string source) =>
        [.. Word().Matches(source).Select(match => match.Groups[1].Value).Where(word => !word.Contains(' ') || word == " ")];

    [GeneratedRegex("\"([^\"\n]+)\"")]
    private static partial Regex Word();

    [GeneratedRegex("""kind: "(\w+)"[ ,;}]""")]
    private static partial Regex Kind();

    [GeneratedRegex("""case "(\w+)":""")]
    private static partial Regex Case();

    [GeneratedRegex(@"\b\d+\b")]
    private static partial Regex Number();

    [GeneratedRegex(@"\w+ = (\d+),")]
    private static partial Regex EnumValue();

    [GeneratedRegex(@"(\w+):")]
    private static partial Regex Key();
}
