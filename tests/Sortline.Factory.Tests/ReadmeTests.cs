namespace Sortline.Factory.Tests;

public class ReadmeTests
{
    [Fact]
    public void The_sample_in_the_readme_runs_and_comes_to_what_it_says()
    {
        List<LineEvent> events = [];
        var line = new ProductionLine(new PartGenerator(PartMix.Everything, seed: 7), partCount: 40);
        while (!line.HasEnded)
        {
            line.Step();
            while (line.TryTakeEvent(out var happened))
            {
                events.Add(happened);
                if (happened is LineEvent.PartSeen seen)
                    line.Decide(seen.Part, Disposition.Ship);
            }
        }

        var report = ShiftReport.From(events);

        Assert.Equal(new OutcomeCounts(22, 18, 0, 0), report.Counts);
        Assert.Equal(-140, report.Score(ScoringRules.Standard));
    }
}
