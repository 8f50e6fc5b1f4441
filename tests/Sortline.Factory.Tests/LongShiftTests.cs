using FsCheck.Xunit;

namespace Sortline.Factory.Tests;

/// <summary>Long shifts under an erratic operator: what must hold whatever anybody does.</summary>
public class LongShiftTests(ITestOutputHelper output)
{
    private const int Parts = 10_000;

    [Fact]
    public void The_same_seed_is_the_same_shift_and_no_part_is_lost_in_10000()
    {
        var (events, eventHash, poseHash) = RunHashed(21, readOften: false);
        var (_, eventHashAgain, poseHashAgain) = RunHashed(21, readOften: true);

        // Reading poses, joints and counts as often as one likes changes nothing.
        Assert.Equal((eventHash, poseHash), (eventHashAgain, poseHashAgain));
        output.WriteLine($"events {eventHash}");

        var fed = events.OfType<LineEvent.PartFed>().Select(fed => fed.Part.Id.Value).ToArray();
        var shipped = events.OfType<LineEvent.PartShipped>().Select(left => left.Part.Value).ToArray();
        var rejected = events.OfType<LineEvent.PartRejected>().Select(left => left.Part.Value).ToArray();
        Assert.Equal(Enumerable.Range(0, Parts), fed);
        Assert.Equal(Enumerable.Range(0, Parts), shipped.Concat(rejected).Order());
        Assert.Equal(Enumerable.Range(0, Parts), events.OfType<LineEvent.PartSeen>().Select(seen => seen.Part.Value));
        Assert.IsType<LineEvent.ShiftEnded>(events[^1]);
        Assert.Single(events.OfType<LineEvent.ShiftEnded>());

        AssertReportIsNaiveSum(events);
    }

    [Fact]
    public void What_happens_when_is_the_same_on_every_machine()
    {
        var hash = new StableHash();
        foreach (var happened in new ErraticOperator(Lines.Shift(500, 22), 22).RunToEnd().Events)
            hash.Add(happened);

        // A change here means that shifts go otherwise than those that people remember by their seed.
        Assert.Equal("acbbb13f387f4562", hash.ToString());
    }

    [Fact]
    public void Other_seeds_are_other_shifts()
    {
        var hashes = Enumerable
            .Range(0, 5)
            .Select(seed =>
            {
                var hash = new StableHash();
                foreach (var happened in new PromptOperator(Lines.Shift(40, (ulong)seed)).RunToEnd().Events)
                    hash.Add(happened);
                return hash.ToString();
            });

        Assert.Equal(5, hashes.Distinct().Count());
    }

    [Property(MaxTest = 40)]
    public void No_sequence_of_calls_breaks_a_line_or_loses_a_part(int seed)
    {
        var random = new Pcg32((ulong)seed, 5);
        var line = Lines.Shift(12, (ulong)seed, random.Between(0.05, 0.40));
        List<LineEvent> events = [];

        for (var calls = 0; calls < 2000; calls++)
        {
            switch (random.NextBelow(8))
            {
                case 0:
                    line.BeltSpeed = random.Between(0.05, 0.40);
                    break;
                case 1:
                    line.HoldAtCamera = random.NextBelow(3) == 0;
                    break;
                case 2:
                    line.Release();
                    break;
                case 3:
                    line.HoldFeedSpeed = random.Between(0.05, 0.60);
                    break;
                default:
                    line.Decide(new(random.NextBelow(14)), (Disposition)random.NextBelow(2));
                    break;
            }

            for (var steps = random.NextBelow(30); steps > 0; steps--)
                line.Step();
        }

        (line.HoldAtCamera, line.BeltSpeed) = (false, 0.40);
        line.StepUntil(() => line.HasEnded);
        events.AddRange(line.TakeEvents());

        var left = events.Select(happened =>
            happened switch
            {
                LineEvent.PartShipped shipped => shipped.Part.Value,
                LineEvent.PartRejected rejected => rejected.Part.Value,
                _ => -1,
            }
        );
        Assert.Equal(Enumerable.Range(0, 12), left.Where(part => part >= 0).Order());
        AssertReportIsNaiveSum(events);
        Assert.All(
            events.OfType<LineEvent.RejectMissed>(),
            missed =>
                Assert.Contains(events, happened => happened is LineEvent.PartShipped shipped && shipped.Part == missed.Part)
        );
    }

    private static (List<LineEvent> Events, string EventHash, string PoseHash) RunHashed(ulong seed, bool readOften)
    {
        var (frame, other) = (new PoseFrame(), new PoseFrame());
        var (eventHash, poseHash) = (new StableHash(), new StableHash());
        var shift = new ErraticOperator(Lines.Shift(Parts, seed), seed);
        shift.RunToEnd(() =>
        {
            if (readOften && shift.Line.StepCount % 7 == 0)
                _ = (other.Read(shift.Line), shift.Line.Robot.Joints, shift.Line.HeldPart, shift.Line.Robot.Waiting);
            if (shift.Line.StepCount % 240 == 0)
                poseHash.Add(frame.Read(shift.Line).Numbers);
        });
        foreach (var happened in shift.Events)
            eventHash.Add(happened);
        return (shift.Events, eventHash.ToString(), poseHash.ToString());
    }

    private static void AssertReportIsNaiveSum(List<LineEvent> events)
    {
        var isBad = events.OfType<LineEvent.PartFed>().ToDictionary(fed => fed.Part.Id, fed => fed.Part.IsDefective);
        var shipped = events.OfType<LineEvent.PartShipped>().Select(left => left.Part).ToHashSet();
        var rejected = events.OfType<LineEvent.PartRejected>().Select(left => left.Part).ToHashSet();
        int goodShipped = shipped.Count(part => !isBad[part]),
            badShipped = shipped.Count(part => isBad[part]);
        int goodRejected = rejected.Count(part => !isBad[part]),
            badRejected = rejected.Count(part => isBad[part]);

        var report = ShiftReport.From(events);

        Assert.Equal(new OutcomeCounts(goodShipped, badShipped, goodRejected, badRejected), report.Counts);
        Assert.Equal(
            (10 * goodShipped) - (20 * badShipped) - (5 * goodRejected) + (10 * badRejected),
            report.Score(ScoringRules.Standard)
        );
        Assert.Equal(isBad.Count, report.Parts.Length);
        var decided = events.OfType<LineEvent.PartDecided>().ToDictionary(made => made.Part, made => made.Disposition);
        var missed = events.OfType<LineEvent.RejectMissed>().ToDictionary(lost => lost.Part, lost => lost.Reason);
        Assert.All(
            report.Parts,
            part =>
            {
                Assert.Equal(decided.TryGetValue(part.Part.Id, out var made) ? made : null, part.Decision);
                Assert.Equal(missed.TryGetValue(part.Part.Id, out var lost) ? lost : null, part.Miss);
            }
        );
    }
}
