using System.Collections.Immutable;
using Sortline.Activity.Shift;
using Sortline.Factory.Line;
using Sortline.Factory.Parts;
using Sortline.Factory.Scoring;
using Sortline.Messages;

namespace Sortline.Activity.Texts;

/// <summary>The words for what happens in a clip.</summary>
public static class ClipTexts
{
    /// <summary>What happens, moment by moment: to the part that the clip is about, and what the arm has to do besides.</summary>
    public static ImmutableArray<(TimeSpan At, Message What)> Moments(Clip clip)
    {
        ArgumentNullException.ThrowIfNull(clip);
        var moments = ImmutableArray.CreateBuilder<(TimeSpan At, Message What)>();
        var isDecided = false;
        foreach (var lineEvent in clip.Events)
        {
            if (For(lineEvent, clip.Part, isDecided) is { } what)
                moments.Add((lineEvent.Time, what));
            isDecided |= lineEvent is LineEvent.PartDecided(_, var part, _) && part == clip.Part;
        }

        return moments.DrainToImmutable();
    }

    // A decision after the first is the learner's.
    private static Message? For(LineEvent lineEvent, PartId about, bool isDecided) =>
        lineEvent switch
        {
            LineEvent.PartSeen(_, var part) when part == about => Message.Of("clip.seen"),
            LineEvent.PartDecided(_, var part, var said) when part == about => Message.Of(
                (isDecided, said) switch
                {
                    (false, Disposition.Ship) => "clip.decided-ship",
                    (false, _) => "clip.decided-reject",
                    (true, Disposition.Ship) => "clip.overruled-ship",
                    (true, _) => "clip.overruled-reject",
                }
            ),
            LineEvent.RejectMissed(_, var part, var reason) when part == about => Message.Of(
                "clip.missed",
                ("why", FactoryTexts.For(reason))
            ),
            LineEvent.PartGripped(_, var part) when part == about => Message.Of("clip.gripped"),
            LineEvent.PartRejected(_, var part) when part == about => Message.Of("clip.rejected"),
            LineEvent.PartShipped(_, var part) when part == about => Message.Of("clip.shipped"),
            LineEvent.PartGripped(_, var other) => Message.Of("clip.other-gripped", ("number", other.Value + 1)),
            LineEvent.PartRejected(_, var other) => Message.Of("clip.other-rejected", ("number", other.Value + 1)),
            _ => null,
        };
}
