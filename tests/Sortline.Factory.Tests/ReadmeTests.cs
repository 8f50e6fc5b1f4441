using System.Runtime.CompilerServices;

namespace Sortline.Factory.Tests;

public class ReadmeTests
{
    [Fact]
    public void The_sample_in_the_readme_runs_and_comes_to_what_it_says()
    {
        // <sample>
        var source = new PartGenerator(PartMix.Of(GearKind.Instance, BoltKind.Instance), seed: 7);
        var line = new ProductionLine(source, partCount: 40);
        var counts = default(OutcomeCounts);
        while (!line.HasEnded)
        {
            line.Step(); // 1/120 s
            while (line.TryTakeEvent(out var happened))
            {
                if (happened is LineEvent.PartSeen seen)
                    line.Decide(seen.Part, Disposition.Ship); // here the classifier comes in
                if (happened is LineEvent.PartShipped shipped)
                    counts = counts.With(PartOutcome.Of(source.Create(shipped.Part.Value).IsDefective, Disposition.Ship));
            }
        }

        var score = ScoringRules.Standard.Score(counts); // 22 good and 18 defective parts shipped: -140
        // </sample>

        Assert.Equal(new OutcomeCounts(22, 18, 0, 0), counts);
        Assert.Equal(-140, score);
    }

    [Fact]
    public async Task The_readme_shows_this_sample()
    {
        var readme = Path.Combine(Folder(), "../../src/Sortline.Factory/README.md");
        var shown = await LinesAsync(readme, "```csharp", "```");
        var run = await LinesAsync(Path.Combine(Folder(), "ReadmeTests.cs"), "// <sample>", "// </sample>");

        Assert.Equal(shown, run);
    }

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    private static async Task<string[]> LinesAsync(string file, string after, string upTo)
    {
        var lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        return
        [
            .. lines
                .Select(line => line.Trim())
                .SkipWhile(line => line != after)
                .Skip(1)
                .TakeWhile(line => line != upTo)
                .Where(line => line.Length > 0),
        ];
    }
}
