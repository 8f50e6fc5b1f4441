using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Sortline.House.Tests;

/// <summary>docs/faults.md and docs/promise.md say which test shows what. They are made of what the tests say of themselves.</summary>
public class ClaimTests
{
    private const string Faults = "docs/faults.md",
        Promises = "docs/promise.md";

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    private static readonly Lazy<IReadOnlyList<ClaimedTest>> Tests = new(ClaimedTest.FindAll);

    [Fact]
    public void Every_claim_stands_above_a_test_and_has_a_number_that_there_is()
    {
        Assert.NotEmpty(Tests.Value);
        var known = ReadFaults()
            .Select(fault => ("Fault", fault.Row))
            .Concat(ReadPromises().Select(one => ("Promise", one.Number)));
        Assert.All(
            Tests.Value,
            test =>
            {
                Assert.True(test.Name.Length > 0, $"{test.File}: [{test.Claim}({test.Number})] stands above no test.");
                Assert.True(
                    known.Contains((test.Claim, test.Number)),
                    $"{test.File}, “{test.Name}”: there is no {test.Claim} {test.Number}."
                );
            }
        );
    }

    [Fact]
    public void Claims_are_seen_in_both_languages_and_above_nothing_too()
    {
        string[] lines =
        [
            "    [Theory]",
            "    [InlineData(1)]",
            "    [Fault(1, 23)]",
            "    public async Task<int> It_is_survived(int times)",
            "    [LongFact]",
            "    [Fault(6)]",
            "    public Task Nobody_waits_for_it() => RunAsync();",
            "// [Promise(4)]",
            "test(\"it is kept\", () => {",
            "    public void Nothing_is_claimed_here()",
            "    [Fault(5)]",
        ];

        Assert.Equal(
            [
                new("Fault", 1, "a.cs", "It is survived"),
                new("Fault", 23, "a.cs", "It is survived"),
                new("Fault", 6, "a.cs", "Nobody waits for it", IsLong: true),
                new("Promise", 4, "a.cs", "it is kept"),
                new("Fault", 5, "a.cs", ""),
            ],
            ClaimedTest.In("a.cs", lines)
        );
    }

    [Fact]
    public void Every_fault_has_a_test_or_a_reason_why_not_and_never_both()
    {
        var faults = ReadFaults();

        Assert.Equal(Enumerable.Range(1, faults.Count), faults.Select(fault => fault.Row));
        Assert.All(
            faults,
            fault =>
            {
                var isTested = TestsOf("Fault", fault.Row).Any();
                Assert.True(
                    isTested == fault.Untested is null,
                    isTested
                        ? $"Fault {fault.Row} has tests, and tests/faults.json a reason why it has none: take the reason away."
                        : $"Fault {fault.Row} ({fault.What}) has neither a test, [Fault({fault.Row})], nor a reason in tests/faults.json."
                );
                Assert.NotEqual("", fault.Untested);
            }
        );
    }

    [Fact]
    public void What_is_promised_and_what_can_go_wrong_is_tested_in_every_run()
    {
        var onlyLong = Tests.Value.GroupBy(test => (test.Claim, test.Number)).Where(tests => tests.All(test => test.IsLong));

        Assert.Empty(onlyLong.Select(tests => tests.Key));
    }

    [Theory]
    [InlineData(Faults)]
    [InlineData(Promises)]
    public void The_document_is_the_one_that_the_tests_make(string document)
    {
        var path = Path.Combine(Repository.Root, document);

        Assert.True(File.Exists(path) && File.ReadAllText(path) == Make(document), $"{document} is out of date. {HowToMake}");
    }

    /// <summary>By hand, when a test has come or gone: see <see cref="HowToMake"/>.</summary>
    [Fact(Explicit = true)]
    public void Write_the_documents_anew()
    {
        foreach (var document in new[] { Faults, Promises })
            File.WriteAllText(Path.Combine(Repository.Root, document), Make(document));
    }

    private static string HowToMake =>
        $"Make it anew: {Path.GetRelativePath(Repository.Root, Environment.ProcessPath!)} -explicit only -method \"*{nameof(Write_the_documents_anew)}\"";

    private static string Make(string document) => document == Faults ? MakeFaults() : MakePromises();

    private static string MakeFaults()
    {
        var faults = ReadFaults();
        var tests = faults.SelectMany(fault => TestsOf("Fault", fault.Row)).Select(test => (test.File, test.Name)).Distinct();
        StringBuilder text = new();
        text.Append(
            CultureInfo.InvariantCulture,
            $"""
            # What can go wrong

            {faults.Count} faults, what is right when they happen, and the tests that provoke them: {faults.Count(fault =>
                fault.Untested is null
            )} faults, {tests.Count()} tests. `dotnet test.cs` runs
            them all but those with (long), which `dotnet test.cs --long` runs, too. It fails if one of them does, if a fault has neither a
            test nor a reason why not, and if this page is not the one that [the list](../tests/faults.json) and the tests' own names make.

            """
        );
        foreach (var group in faults.GroupBy(fault => fault.Group))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"\n## {group.Key}\n\n| | fault | what is right | tests |\n|---|---|---|---|\n"
            );
            foreach (var fault in group)
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"| {fault.Row} | {fault.What} | {fault.Right} | {(fault.Untested is { } reason ? $"not tested: {reason}" : Links("Fault", fault.Row))} |\n"
                );
        }

        return text.ToString();
    }

    private static string MakePromises()
    {
        StringBuilder text = new(
            """
            # What Sortline promises

            Each sentence is held by the tests below it, which `dotnet test.cs` runs. This page is made of [the sentences](../tests/promise.json) and the
            tests' own names, and a test fails if it is out of date. What else can go wrong: [the list of faults](faults.md).

            """
        );
        foreach (var promise in ReadPromises())
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {promise.Number}. {promise.Sentence}\n\n");
            foreach (var test in TestsOf("Promise", promise.Number))
                text.Append(CultureInfo.InvariantCulture, $"- {Link(test)}\n");
        }

        return text.ToString();
    }

    private static string Links(string claim, int number) => string.Join("<br>", TestsOf(claim, number).Select(Link));

    private static string Link(ClaimedTest test) =>
        $"[{test.Name.Replace("|", "\\|", StringComparison.Ordinal)}](../{test.File}){(test.IsLong ? " (long)" : "")}";

    private static IEnumerable<ClaimedTest> TestsOf(string claim, int number) =>
        Tests.Value.Where(test => test.Claim == claim && test.Number == number);

    private static List<KnownFault> ReadFaults() => Read<KnownFault>("tests/faults.json");

    private static List<KnownPromise> ReadPromises() => Read<KnownPromise>("tests/promise.json");

    private static List<T> Read<T>(string file) =>
        JsonSerializer.Deserialize<List<T>>(File.ReadAllText(Path.Combine(Repository.Root, file)), Strict)!;

    /// <summary>A row of tests/faults.json.</summary>
    private sealed record KnownFault(
        int Row,
        string Group,
        [property: System.Text.Json.Serialization.JsonPropertyName("fault")] string What,
        string Right,
        string? Untested = null
    );

    /// <summary>A sentence of tests/promise.json.</summary>
    private sealed record KnownPromise(int Number, string Sentence);
}
