using Sortline.Activity.Levels;
using Sortline.Activity.Ports;
using Sortline.Factory;
using Sortline.Factory.Line;
using Sortline.Factory.Motion;
using Sortline.Factory.Parts;
using Sortline.Factory.Scoring;

namespace Sortline.Activity.Shift;

/// <summary>Runs the production line: steps it with the frames, turns its events into actions, tells it what was decided.</summary>
internal sealed class DriveLine(IFactoryView view, IPictures pictures, LineClock clock, TimeProvider time) : IEffect
{
    // A slow frame slows the line down, so that a slow computer is never the reason for a missed part,
    // and a tab that comes back after an hour does not run an hour of belt.
    private static readonly TimeSpan LongestFrame = TimeSpan.FromMilliseconds(100);

    // Where nobody sees the belt, nobody has to wait while it brings the next part: a frame may be this much of its way.
    private static readonly TimeSpan LongestLeap = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan StepLength = TimeSpan.FromSeconds(1.0 / ProductionLine.StepsPerSecond);

    // In a hurry the rest of a shift takes about so long, however many parts it has; and a frame not longer than the page can bear.
    private static readonly TimeSpan Hurry = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestWork = TimeSpan.FromMilliseconds(12);

    // In a hurry the line stands still rather than have an answer come late: it would otherwise, and then only then, be a miss. But not
    // for ever, for an answer that never comes.
    private static readonly TimeSpan LongestUnanswered = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly double[] _poses = new double[ProductionLine.MaxPoseLength];
    private readonly Dictionary<PartId, Part> _parts = [];
    private RewindableLine? _line;
    private RewindableLine? _photographed; // The line that stands still until the camera has given its picture.
    private TimeSpan _owed;
    private double _haste = 1;
    private double _startSpeed;
    private TimeSpan _waited;

    /// <summary>How far one wish to look back winds the line back.</summary>
    public static readonly TimeSpan LookBack = TimeSpan.FromSeconds(3);

    /// <summary>The time of the line.</summary>
    internal ILineClock Clock => clock;

    /// <summary>What would make the line that runs go on elsewhere.</summary>
    internal ShiftLog Log => Line.Log(_startSpeed);

    /// <summary>The time that is shown: earlier than the clock's after a look back.</summary>
    internal TimeSpan ShownTime => Line.Shown.Time;

    private RewindableLine Line => _line ?? throw new InvalidOperationException("Start the effect first.");

    /// <inheritdoc />
    public void Start(IDispatcher activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        Begin(activity.State, activity);
        view.Frame += elapsed => Frame(elapsed, activity);
    }

    /// <inheritdoc />
    public void Handle(ActivityStep step, IDispatcher activity)
    {
        ArgumentNullException.ThrowIfNull(step);
        var (before, after) = (step.Before, step.After);
        switch (step.Action)
        {
            case not null when before.Level != after.Level || before.Seed != after.Seed || before.Project != after.Project:
                Begin(after, activity);
                break;
            case ActivityAction.ShiftStarted
            or ActivityAction.TeachingOpened
            or ActivityAction.ProjectRead when !ReferenceEquals(before, after):
                Begin(after, activity);
                break;
            case ActivityAction.ShiftStopped when before.Scene is Scene.Running && after.Scene is Scene.Teaching:
                Begin(after, activity);
                break;
            case ActivityAction.ShiftEnded
            or ActivityAction.ShiftStopped when before.Scene is Scene.Running && after.Scene is Scene.Reporting:
                activity.Dispatch(new ActivityAction.ShiftRecorded(Log));
                break;
            case ActivityAction.PartLabelled(var part, var label)
                when HasLeftCamera(step) && after.Card(label) is { Disposition: var disposition }:
                Line.Do(new LineInput.Decided(part, disposition));
                Line.Do(new LineInput.Released());
                break;
            case ActivityAction.PartSkipped(var part) when HasLeftCamera(step):
                SetAside(Line, part);
                break;
            case ActivityAction.PartOverruled { Part: var part }
                when after.Scene is Scene.Running running && !ReferenceEquals(before, after):
                Overrule(part, running);
                break;
            case ActivityAction.FinishRequested when after.Scene is Scene.Running running && !ReferenceEquals(before, after):
                _haste = Math.Max(1, TimeLeft(running, after.BeltSpeed) / Hurry);
                break;
            case ActivityAction.PartClassified { Part: var part }
                when after.Scene is Scene.Running running && !ReferenceEquals(before.Scene, running):
                Decide(part, running);
                break;
            case ActivityAction.BeltSpeedSet when after.Scene is Scene.Running && !before.BeltSpeed.Equals(after.BeltSpeed):
                Line.Do(new LineInput.SpeedSet(after.BeltSpeed));
                break;
            case ActivityAction.RewindRequested when after.Scene is Scene.Running:
                view.Clear();
                Line.Rewind(LookBack, view.AddPart);
                break;
        }
    }

    private static bool HasLeftCamera(ActivityStep step) =>
        (step.Before.Scene, step.After.Scene) is (Scene.Teaching { AtCamera: not null }, Scene.Teaching { AtCamera: null });

    private static void SetAside(RewindableLine line, PartId part)
    {
        line.Do(new LineInput.SetAside(part));
        line.Do(new LineInput.Released());
    }

    private TimeSpan TimeLeft(Scene.Running running, double speed)
    {
        var toCome = (running.PartCount - Line.Shown.PartsFed) * LineLayout.PartSpacing;
        return TimeSpan.FromSeconds((toCome + LineLayout.BeltEndX - LineLayout.FeedX) / speed);
    }

    private void Begin(ActivityState state, IDispatcher activity)
    {
        (_haste, _waited) = (1, TimeSpan.Zero);
        _parts.Clear();
        view.Clear();
        _owed = TimeSpan.Zero;
        _startSpeed = state.Scene is Scene.Running { Resumed: { } before } ? before.StartSpeed : state.BeltSpeed;
        _line = LineFor(state, _startSpeed);
        if (state.Scene is Scene.Running { Resumed: { } log } running)
            Resume(_line, log, running, activity);
        clock.Now = _line.Time;
    }

    /// <summary>The line of a shift as it is at its start.</summary>
    internal static ProductionLine LineOfShift(Level level, ulong seed, int partCount, double speed) =>
        new(new PartGenerator(level.Mix, seed), partCount, speed, seed: seed);

    private static RewindableLine LineFor(ActivityState state, double speed)
    {
        if (state.Scene is Scene.Running { PartCount: var count })
            return new(() => LineOfShift(state.Level, state.Seed, count, speed));

        var round = state.Scene is Scene.Teaching teaching ? teaching.Round : state.LastRound;
        return new(() =>
            new(new TeachingParts(state.Level.TeachingMix, state.Seed, round), holdAtCamera: true, seed: state.Seed)
        );
    }

    // What happened up to there is told in the scene already, but for a picture that had not come.
    private void Resume(RewindableLine line, ShiftLog log, Scene.Running running, IDispatcher activity)
    {
        List<Part> unseen = [];
        line.Resume(
            log,
            lineEvent =>
            {
                if (lineEvent is LineEvent.PartFed(_, var fed))
                {
                    _parts[fed.Id] = fed;
                    view.AddPart(fed);
                }
                else if (lineEvent is LineEvent.PartSeen(_, var seen) && running.Parts.All(part => part.Part.Id != seen))
                {
                    unseen.Add(_parts[seen]);
                }
            }
        );
        view.Draw(_poses.AsSpan(0, line.Shown.WritePoses(_poses)));
        if (unseen.Count > 0)
            _ = PhotographAsync(line, [.. unseen], activity);
    }

    private void Decide(PartId part, Scene.Running running)
    {
        var decided = running.Parts.FirstOrDefault(inspected => inspected.Part.Id == part);
        if (decided?.Decision is { } said)
            Line.Do(new LineInput.Decided(part, said));
    }

    private void Overrule(PartId part, Scene.Running running)
    {
        if (running.Parts.FirstOrDefault(inspected => inspected.Part.Id == part)?.Decision is { } said)
            Line.Do(new LineInput.Overruled(part, said.Opposite));
    }

    // The line's own time: where it is shown again, nothing is asked of anybody.
    private bool HasToWait(TimeSpan elapsed, ActivityState state)
    {
        var isLate =
            _haste > 1
            && state.Scene is Scene.Running running
            && running.Parts.Any(part => part.PredictedAt is null && Line.Time - part.PhotographedAt > LongestUnanswered);
        _waited = isLate ? _waited + elapsed : TimeSpan.Zero;
        return isLate && _waited < LongestWait;
    }

    // Whatever a frame throws, the next one comes.
    private void Frame(TimeSpan elapsed, IDispatcher activity)
    {
        try
        {
            Advance(elapsed, activity);
        }
        catch (Exception exception)
        {
            activity.Report(exception);
        }
    }

    private void Advance(TimeSpan elapsed, IDispatcher activity)
    {
        // A slow camera is not to be the reason for a missed part, either.
        if (
            ReferenceEquals(_photographed, _line)
            || activity.State.Scene is Scene.Reporting
            || HasToWait(elapsed, activity.State)
        )
            return;

        var leaps = MayLeap(activity.State);
        if (leaps)
            _owed = LongestLeap;
        else if (!activity.State.Belt.IsHalted)
            _owed += (elapsed < LongestFrame ? elapsed : LongestFrame) * _haste;

        var begun = time.GetTimestamp();
        var line = Line;
        List<PartId> seen = [];
        var isReplay = false;
        while (_owed >= StepLength && seen.Count == 0 && ReferenceEquals(line, _line))
        {
            _owed -= StepLength;
            isReplay = line.IsReplaying;
            line.Step();
            clock.Now = line.Time;
            TakeEvents(line.Shown, seen, isReplay, activity);
            if (_haste > 1 && time.GetElapsedTime(begun) > LongestWork)
                _owed = TimeSpan.Zero;
        }

        if (!ReferenceEquals(line, _line))
            return; // The shift ended or another began: its own first frame draws it.

        // The picture is taken in the very step in which the part passes the trigger, however long a frame takes:
        // so the same seed gives the same pictures.
        view.Draw(_poses.AsSpan(0, line.Shown.WritePoses(_poses)));
        if (seen.Count > 0 && !isReplay)
            activity.Watch(PhotographAsync(line, [.. seen.Select(part => _parts[part])], activity));

        if (seen.Count > 0 && (leaps || activity.State.Belt.IsStepping))
            _owed = TimeSpan.Zero;
        if (seen.Count > 0 && activity.State.Belt.IsStepping)
            activity.Dispatch(new ActivityAction.BeltPaused());

        if (activity.State.Belt.IsReplay && !line.IsReplaying)
            activity.Dispatch(new ActivityAction.ReplayEnded());
    }

    // Only in teaching: in a shift the robot has to answer in time, and that time is the belt's.
    private bool MayLeap(ActivityState state) =>
        !view.IsSeen && !state.Belt.IsHalted && state.Scene is Scene.Teaching { AtCamera: null };

    private async Task PhotographAsync(RewindableLine line, Part[] parts, IDispatcher activity)
    {
        var at = line.Shown.Time;
        _photographed = line;
        try
        {
            foreach (var part in parts)
                Take(part, await CaptureAsync(part.Id), at, line, activity);
        }
        finally
        {
            if (ReferenceEquals(_photographed, line))
                _photographed = null;
        }
    }

    private async Task<PictureId?> CaptureAsync(PartId part)
    {
        try
        {
            return await view.CaptureAsync(part);
        }
        catch (Exception)
        {
            return null; // Whatever it was: the belt goes on, and the learner is told.
        }
    }

    private void Take(Part part, PictureId? picture, TimeSpan time, RewindableLine line, IDispatcher activity)
    {
        if (!ReferenceEquals(line, _line))
        {
            if (picture is { } late)
                pictures.Release(late); // Another line has begun, whose parts have the same numbers.
        }
        else if (picture is { } taken)
        {
            activity.Dispatch(new ActivityAction.PartPhotographed(part, taken, time));
        }
        else
        {
            activity.Dispatch(new ActivityAction.CameraFailed(part.Id));
            if (activity.State.Scene is Scene.Teaching)
                SetAside(line, part.Id); // There is nothing to label, so nobody else would set the belt going again.
        }
    }

    // What is watched again has been told already: only the view needs its parts.
    private void TakeEvents(ProductionLine line, List<PartId> seen, bool isReplay, IDispatcher activity)
    {
        while (line.TryTakeEvent(out var lineEvent))
        {
            switch (lineEvent)
            {
                case LineEvent.PartFed(_, var part):
                    _parts[part.Id] = part;
                    view.AddPart(part);
                    break;
                case LineEvent.PartSeen(_, var part):
                    seen.Add(part);
                    break;
                case not null when isReplay:
                    break;
                case LineEvent.RejectMissed(_, var part, var reason):
                    activity.Dispatch(new ActivityAction.RejectMissed(part, reason));
                    break;
                case LineEvent.PartShipped(var at, var part):
                    Ended(part, at, Bin.Ship, activity);
                    break;
                case LineEvent.PartRejected(var at, var part):
                    Ended(part, at, Bin.Reject, activity);
                    break;
                case LineEvent.PartSetAside(var at, var part):
                    Ended(part, at, Bin.Aside, activity);
                    break;
                case LineEvent.ShiftEnded:
                    activity.Dispatch(new ActivityAction.ShiftEnded());
                    break;
            }
        }
    }

    private void Ended(PartId id, TimeSpan at, Bin bin, IDispatcher activity)
    {
        if (activity.State.Scene is Scene.Teaching)
        {
            activity.Dispatch(new ActivityAction.PartSorted(id, bin));
            return;
        }

        var fate = bin switch
        {
            Bin.Ship => Disposition.Ship,
            Bin.Reject => Disposition.Reject,
            _ => Disposition.SetAside,
        };
        var outcome = PartOutcome.Of(_parts[id].IsDefective, fate);
        activity.Dispatch(new ActivityAction.PartEnded(id, outcome, at));
    }
}
