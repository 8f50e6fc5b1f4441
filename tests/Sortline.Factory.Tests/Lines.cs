using System.Collections.Immutable;

namespace Sortline.Factory.Tests;

/// <summary>Lines that tests start from.</summary>
internal static class Lines
{
    public static readonly PartMix GearsAndBolts = PartMix.Of(GearKind.Instance, BoltKind.Instance);

    public static readonly PartMix OnlyDefects = Mix(1, 1, 1);

    public static PartMix Mix(double gears, double bolts, double defectShare = 0.45) =>
        new(
            [new(GearKind.Instance, gears, GearKind.Instance.Defects), new(BoltKind.Instance, bolts, BoltKind.Instance.Defects)],
            defectShare
        );

    public static ProductionLine Shift(int parts, ulong seed, double speed = LineLayout.NormalBeltSpeed, PartMix? mix = null) =>
        new(new PartGenerator(mix ?? Lines.GearsAndBolts, seed), parts, speed, seed: seed);

    public static ProductionLine Of(params ImmutableArray<Part> parts) => new(new PartList(parts), parts.Length);

    /// <summary>A line that has been stepped until its first part has just been seen.</summary>
    public static ProductionLine WithFirstPartSeen(params ImmutableArray<Part> parts)
    {
        var line = Of(parts);
        while (true)
        {
            line.Step();
            while (line.TryTakeEvent(out var lineEvent))
            {
                if (lineEvent is LineEvent.PartSeen)
                    return line;
            }
        }
    }

    public static List<LineEvent> TakeEvents(this ProductionLine line)
    {
        List<LineEvent> events = [];
        while (line.TryTakeEvent(out var lineEvent))
            events.Add(lineEvent);
        return events;
    }

    public static ProductionLine StepUntil(this ProductionLine line, Func<bool> condition)
    {
        for (var patience = 120_000; !condition(); patience--)
        {
            if (patience == 0)
                throw new InvalidOperationException($"It has not happened by {line.Time}.");
            line.Step();
        }

        return line;
    }
}
