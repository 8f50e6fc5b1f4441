using System.Collections.Immutable;
using Sortline.Factory.Line;
using Sortline.Factory.Parts;
using Sortline.Factory.Scoring;

namespace Sortline.Activity.Shift;

/// <summary>How a mistake happened, from a little before the robot decided until the part lay in its bin.</summary>
/// <remarks>All times are simulation times of the shift. A clip only shows: the shift, its score and what is kept of it stay as they are.</remarks>
/// <param name="Part">The part that it is about.</param>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends.</param>
/// <param name="At">The moment that is shown, from <paramref name="From"/> to <paramref name="To"/>.</param>
/// <param name="IsPlaying">Whether it runs.</param>
/// <param name="Events">
/// What happened on the line meanwhile, the earliest first: what the report knows of the part, until the line has been stepped again.
/// </param>
public sealed record Clip(PartId Part, TimeSpan From, TimeSpan To, TimeSpan At, bool IsPlaying, ImmutableArray<LineEvent> Events)
{
    /// <summary>How long before the decision it begins, if the shift had begun by then.</summary>
    public static readonly TimeSpan Lead = TimeSpan.FromSeconds(3);

    // From the gripper or the end of the belt into the bin it takes less; a test drops parts to see.
    private static readonly TimeSpan Fall = TimeSpan.FromSeconds(1.5);

    /// <summary>How long it is.</summary>
    public TimeSpan Length => To - From;

    /// <summary>The clip of a part that has ended, halted at its beginning.</summary>
    /// <exception cref="ArgumentException">The part is still under way.</exception>
    public static Clip Of(InspectedPart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        if (part is not { EndedAt: { } end, Outcome: { } outcome })
            throw new ArgumentException("Wait until the part has reached its bin.", nameof(part));

        // An answer may have come too late, or never.
        var decided = part.PredictedAt is { } said && said < end ? said : part.PhotographedAt;
        var from = decided < Lead ? TimeSpan.Zero : decided - Lead;
        if (from > part.PhotographedAt)
            from = part.PhotographedAt;
        return new(part.Part.Id, from, end + Fall, from, IsPlaying: false, EventsOf(part, end, outcome));
    }

    /// <summary>The clip when it is halted or goes on; from its beginning, if it was at its end.</summary>
    internal Clip Toggled() => this with { IsPlaying = !IsPlaying, At = IsPlaying || At < To ? At : From };

    /// <summary>The clip, halted at a moment.</summary>
    internal Clip MovedTo(TimeSpan at) => this with { At = Within(at), IsPlaying = false };

    /// <summary>The clip as it runs; it halts at its end.</summary>
    internal Clip PassedTo(TimeSpan at) => this with { At = Within(at), IsPlaying = at < To };

    private TimeSpan Within(TimeSpan at) =>
        at < From ? From
        : at > To ? To
        : at;

    private static ImmutableArray<LineEvent> EventsOf(InspectedPart part, TimeSpan end, PartOutcome outcome)
    {
        var id = part.Part.Id;
        List<LineEvent> events = [new LineEvent.PartSeen(part.PhotographedAt, id)];
        if (part is { PredictedAt: { } at, Decision: { } said } && at < end)
            events.Add(new LineEvent.PartDecided(at, id, said));
        if (part.Miss is { } reason)
            events.Add(new LineEvent.RejectMissed(end, id, reason));
        events.Add(
            outcome is PartOutcome.GoodShipped or PartOutcome.DefectShipped
                ? new LineEvent.PartShipped(end, id)
                : new LineEvent.PartRejected(end, id)
        );
        return [.. events];
    }
}
