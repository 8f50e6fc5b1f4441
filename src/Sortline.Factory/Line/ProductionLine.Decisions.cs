using Sortline.Factory.Motion;
using Sortline.Factory.Parts;
using Sortline.Factory.Scoring;

namespace Sortline.Factory.Line;

/// <content>What is decided about parts.</content>
public sealed partial class ProductionLine
{
    /// <summary>Says what shall become of a part that the camera has seen.</summary>
    /// <param name="part">The part.</param>
    /// <param name="disposition">What shall become of it.</param>
    /// <returns>What came of it. Only the first decision about a part counts; no call ever does harm.</returns>
    public DecisionResult Decide(PartId part, Disposition disposition)
    {
        if (part.Value >= _fed)
            return DecisionResult.Unknown;
        if (Robot.Carrying == part)
            return DecisionResult.AlreadyDecided;
        if (OnBelt(part) is not { } live)
            return DecisionResult.Gone;
        if (!live.IsSeen)
            return DecisionResult.NotSeenYet;
        if (live.Decision is not null)
            return DecisionResult.AlreadyDecided;

        live.Decision = disposition;
        _events.Enqueue(new LineEvent.PartDecided(Time, part, disposition));
        if (disposition == Disposition.Ship || Robot.Order(live, _belt))
            return DecisionResult.Accepted;

        Miss(live);
        return DecisionResult.TooLate;
    }

    private LivePart? OnBelt(PartId id)
    {
        foreach (var part in _onBelt)
        {
            if (part.Part.Id == id)
                return part;
        }

        return null;
    }

    private void Miss(LivePart part) =>
        _events.Enqueue(
            new LineEvent.RejectMissed(Time, part.Part.Id, part.WaitedForRobot ? MissReason.RobotBusy : MissReason.TooLate)
        );
}
