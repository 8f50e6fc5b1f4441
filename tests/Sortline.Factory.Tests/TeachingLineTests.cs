namespace Sortline.Factory.Tests;

/// <summary>The line with two belts, where a part waits under the camera until somebody says what shall become of it.</summary>
public class TeachingLineTests
{
    private const int Parts = 200;

    // In steps of 1/120 s; the greatest of them is somebody who thinks.
    private static readonly int[] Thinking = [0, 0, 0, 12, 24, 60, 400];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_part_ends_where_it_was_said_to_however_quick_the_hand(ulong seed)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        Pcg32 random = new(seed, 7);

        AssertCarriedOut(_ => (Bin)random.NextBelow(3), _ => Thinking[random.NextBelow(Thinking.Length)], seed);
    }

    [Theory]
    [InlineData(Bin.Reject)]
    [InlineData(Bin.Aside)]
    [InlineData(Bin.Ship)]
    public void The_arm_keeps_up_with_whoever_says_the_same_of_every_part_the_moment_it_is_there(Bin bin) =>
        AssertCarriedOut(_ => bin, _ => 0, seed: 5);

    [Fact]
    public void The_arm_keeps_up_when_it_goes_to_and_fro_between_its_bins() =>
        AssertCarriedOut(part => part % 2 == 0 ? Bin.Reject : Bin.Aside, _ => 0, seed: 6);

    [Fact]
    public void What_was_said_is_done_while_the_next_part_waits()
    {
        var line = Line(seed: 1);
        var (_, first) = Hold(line);
        line.Decide(first, Disposition.Reject);
        line.Release();

        List<LineEvent> events = [];
        for (var step = 0; step < 4 * ProductionLine.StepsPerSecond; step++)
        {
            line.Step();
            events.AddRange(line.TakeEvents());
        }

        Assert.Equal(first, Assert.Single(events.OfType<LineEvent.PartRejected>()).Part);
        Assert.NotNull(line.HeldPart);
        Assert.NotEqual(first, line.HeldPart);
    }

    [Fact]
    public void The_next_part_comes_as_soon_whatever_the_arm_has_to_do()
    {
        var idle = Cycle(Bin.Ship);

        Assert.InRange(idle, 0.7, 0.9);
        Assert.Equal(idle, Cycle(Bin.Reject));
        Assert.Equal(idle, Cycle(Bin.Aside));

        static double Cycle(Bin bin) => Run(_ => bin, _ => 0, parts: 50, seed: 3).Line.Time.TotalSeconds / 50;
    }

    [Fact]
    public void On_the_way_to_their_bins_parts_keep_their_distance()
    {
        var (nearest, frame) = (double.PositiveInfinity, new PoseFrame());

        Run(
            part => part % 3 == 0 ? Bin.Ship : Bin.Reject,
            _ => 0,
            parts: 100,
            seed: 4,
            line =>
            {
                frame.Read(line);
                double[] onBelt =
                [
                    .. Enumerable
                        .Range(0, frame.Parts)
                        .Select(frame.Part)
                        .Where(part => part is { Y: > 0 and < 0.03, Z: > -0.05 and < 0.05, X: < LineLayout.BeltEndX })
                        .Select(part => part.X)
                        .Order(),
                ];
                foreach (var (one, next) in onBelt.Zip(onBelt.Skip(1)))
                    nearest = Math.Min(nearest, next - one);
            }
        );

        Assert.InRange(nearest, 2 * GearShape.Nominal.TipRadius, LineLayout.PartSpacing);
    }

    private static void AssertCarriedOut(Func<int, Bin> wish, Func<int, int> thinking, ulong seed)
    {
        var (line, said, events) = Run(wish, thinking, Parts, seed);
        for (var step = 0; step < 8 * ProductionLine.StepsPerSecond; step++)
        {
            line.Step();
            events.AddRange(line.TakeEvents());
        }

        Assert.Empty(events.OfType<LineEvent.RejectMissed>());
        var ended = events
            .Select(one =>
                one switch
                {
                    LineEvent.PartShipped(_, var part) => (Part: part, Bin: (Bin?)Bin.Ship),
                    LineEvent.PartRejected(_, var part) => (part, Bin.Reject),
                    LineEvent.PartSetAside(_, var part) => (part, Bin.Aside),
                    _ => (default, null),
                }
            )
            .Where(one => one.Bin is not null)
            .ToDictionary(one => one.Part, one => one.Bin!.Value);
        Assert.Empty(said.Keys.Except(ended.Keys).Select(part => (part.Value, line.Robot.Phase, line.Robot.Waiting)));
        Assert.Equal(said, ended);
        PoseFrame frame = new();
        frame.Read(line);
        Assert.Equal(
            [
                said.Values.Count(bin => bin is Bin.Ship),
                said.Values.Count(bin => bin is Bin.Reject),
                said.Values.Count(bin => bin is Bin.Aside),
            ],
            frame.Numbers[11..14].ToArray().Select(count => (int)count)
        );
    }

    /// <summary>Has somebody say what shall become of each part, so many steps after it has come to lie under the camera.</summary>
    private static (ProductionLine Line, Dictionary<PartId, Bin> Said, List<LineEvent> Events) Run(
        Func<int, Bin> wish,
        Func<int, int> thinking,
        int parts,
        ulong seed,
        Action<ProductionLine>? afterStep = null
    )
    {
        var line = Line(seed);
        Dictionary<PartId, Bin> said = [];
        List<LineEvent> events = [];
        while (said.Count < parts)
        {
            var (missed, part) = Hold(line, afterStep);
            events.AddRange(missed);
            for (var step = thinking(said.Count); step > 0; step--)
            {
                line.Step();
                events.AddRange(line.TakeEvents());
            }

            var bin = wish(said.Count);
            var answer =
                bin is Bin.Aside
                    ? line.SetAside(part)
                    : line.Decide(part, bin is Bin.Ship ? Disposition.Ship : Disposition.Reject);
            Assert.Equal(DecisionResult.Accepted, answer);
            said.Add(part, bin);
            line.Release();
        }

        return (line, said, events);
    }

    private static (List<LineEvent> Events, PartId Part) Hold(ProductionLine line, Action<ProductionLine>? afterStep = null)
    {
        List<LineEvent> events = [];
        for (var patience = 10 * ProductionLine.StepsPerSecond; patience > 0; patience--)
        {
            line.Step();
            afterStep?.Invoke(line);
            events.AddRange(line.TakeEvents());
            if (line.HeldPart is { } held)
                return (events, held);
        }

        throw new InvalidOperationException("No part came under the camera within ten seconds.");
    }

    private static ProductionLine Line(ulong seed) =>
        new(new PartGenerator(Lines.GearsAndBolts, seed, PartStream.Teaching), holdAtCamera: true, seed: seed);
}
