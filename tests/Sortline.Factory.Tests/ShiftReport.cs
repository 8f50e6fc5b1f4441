using System.Collections.Immutable;

namespace Sortline.Factory.Tests;

/// <summary>How a shift went, part by part.</summary>
/// <remarks>
/// It follows from the line's events alone, and counts the parts that have left the line: a report of a shift under way is
/// a report of the parts so far. Parts stand in the order in which they left.
/// </remarks>
internal sealed record ShiftReport
{
    private ShiftReport(ImmutableArray<PartRecord> parts, OutcomeCounts counts) => (Parts, Counts) = (parts, counts);

    /// <summary>What became of each part.</summary>
    public ImmutableArray<PartRecord> Parts { get; }

    /// <summary>How many parts ended in each of the four ways.</summary>
    public OutcomeCounts Counts { get; }

    /// <summary>Adds up what happened on a line.</summary>
    /// <param name="events">All events of one line from its start on, in their order.</param>
    /// <exception cref="ArgumentException">A part left that was never fed: events from before are missing.</exception>
    public static ShiftReport From(IEnumerable<LineEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var onLine = new Dictionary<PartId, (Part Part, Disposition? Decision, MissReason? Miss)>();
        var records = ImmutableArray.CreateBuilder<PartRecord>();
        var counts = default(OutcomeCounts);

        foreach (var lineEvent in events)
        {
            switch (lineEvent)
            {
                case LineEvent.PartFed(_, var part):
                    onLine[part.Id] = (part, null, null);
                    break;
                case LineEvent.PartDecided(_, var id, var decision):
                    onLine[id] = Known(id) with { Decision = decision };
                    break;
                case LineEvent.RejectMissed(_, var id, var reason):
                    onLine[id] = Known(id) with { Miss = reason };
                    break;
                case LineEvent.PartShipped(var time, var id):
                    Close(id, time, Disposition.Ship);
                    break;
                case LineEvent.PartRejected(var time, var id):
                    Close(id, time, Disposition.Reject);
                    break;
            }
        }

        return new(records.ToImmutable(), counts);

        (Part Part, Disposition? Decision, MissReason? Miss) Known(PartId id) =>
            onLine.TryGetValue(id, out var known)
                ? known
                : throw new ArgumentException(
                    $"Give the events from the start of the line on: part {id.Value} was never fed.",
                    nameof(events)
                );

        void Close(PartId id, TimeSpan time, Disposition fate)
        {
            var (part, decision, miss) = Known(id);
            onLine.Remove(id);
            var outcome = PartOutcome.Of(part.IsDefective, fate);
            records.Add(new(part, outcome, time, decision, miss));
            counts = counts.With(outcome);
        }
    }

    /// <summary>What the shift comes to.</summary>
    public int Score(ScoringRules prices)
    {
        ArgumentNullException.ThrowIfNull(prices);
        return prices.Score(Counts);
    }

    /// <summary>What the same parts would have come to, had all been shipped.</summary>
    public int ScoreIfAllShipped(ScoringRules prices)
    {
        ArgumentNullException.ThrowIfNull(prices);
        return prices.Score(Counts.IfAllShipped);
    }

    /// <summary>What the same parts would have come to, had all been rejected.</summary>
    public int ScoreIfAllRejected(ScoringRules prices)
    {
        ArgumentNullException.ThrowIfNull(prices);
        return prices.Score(Counts.IfAllRejected);
    }
}
