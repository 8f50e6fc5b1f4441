using System.Globalization;

namespace Sortline.Learning.Tests;

public class KnnOracleTests(ITestOutputHelper output)
{
    private const int Seed = 20_260_801,
        Generated = 2_000;

    [Fact]
    public async Task The_npm_package_gives_the_same_label_and_confidences_wherever_there_is_no_tie()
    {
        output.WriteLine($"Seed {Seed}");
        var random = new Random(Seed);
        var cases = Enumerable
            .Range(0, Generated)
            .Select(_ => OracleCase.Draw(random))
            .Where(drawn => !drawn.IsCloseCall)
            .ToArray();
        var withHistory = cases.Count(drawn => drawn.HasHistory);
        output.WriteLine($"{cases.Length} of {Generated} cases have no tie; {withHistory} of them removed or moved examples.");
        Assert.True(cases.Length >= 1_000, $"Only {cases.Length} cases are left to compare. Generate more.");
        Assert.True(withHistory >= 300, $"Only {withHistory} cases remove or move examples. Generate more.");

        var answers = await KnnOracle.OfThisRepository.AskAsync(
            cases.Select(drawn => drawn.ToQuestion()),
            TestContext.Current.CancellationToken
        );

        Assert.Equal(cases.Length, answers.Length);
        foreach (var (drawn, theirs) in cases.Zip(answers))
        {
            var ours = drawn.Predict();
            Assert.Equal(theirs.Label, Name(ours.Label!.Value));
            Assert.Equal(theirs.Confidences.Keys.Order(), ours.Confidences.Select(confidence => Name(confidence.Label)).Order());
            foreach (var (label, share) in ours.Confidences)
                Assert.Equal(theirs.Confidences[Name(label)], share, 1e-6);
        }
    }

    [Fact]
    public async Task Missing_packages_fail_with_the_command_that_installs_them()
    {
        var failure = await Assert.ThrowsAnyAsync<Exception>(() =>
            new KnnOracle("no-such-folder").AskAsync([], TestContext.Current.CancellationToken)
        );

        Assert.Contains("no-such-folder. Run `dotnet test.cs`, which installs them.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_Node_fails_with_what_to_install()
    {
        var client = Path.Combine(Repository.Root, "src", "Sortline.Web", "client");

        var failure = await Assert.ThrowsAnyAsync<Exception>(() =>
            new KnnOracle(client, node: "no-such-node").AskAsync([], TestContext.Current.CancellationToken)
        );

        Assert.Contains("Install Node 20 or newer and run `dotnet test.cs`", failure.Message, StringComparison.Ordinal);
    }

    internal static string Name(Label label) => label.Id.ToString(CultureInfo.InvariantCulture);
}
