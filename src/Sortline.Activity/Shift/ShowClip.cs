using Sortline.Activity.Ports;
using Sortline.Factory.Line;
using Sortline.Factory.Parts;

namespace Sortline.Activity.Shift;

/// <summary>Shows how a mistake happened: on the line as it was, at any moment, forwards and backwards.</summary>
/// <remarks>
/// A line steps forwards only. So another line like the one of the shift, to which the same is done at the same steps, is stepped once
/// through the clip, a little in each frame; what it looked like is noted, and drawn from then on as often as the learner wants. The line
/// of the shift is not touched.
/// </remarks>
internal sealed class ShowClip(IFactoryView view, TimeProvider time) : IEffect
{
    /// <summary>How finely the state is told how far a clip has run: the view is drawn between, too.</summary>
    public static readonly TimeSpan Grain = TimeSpan.FromMilliseconds(100);

    // As for a line that runs: a slow computer sees it slowly rather than in leaps, and a frame is no longer than the page can bear.
    private static readonly TimeSpan LongestFrame = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestWork = TimeSpan.FromMilliseconds(12);

    private Film? _film;
    private TimeSpan _at;

    /// <inheritdoc />
    public void Start(IDispatcher activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        view.Frame += elapsed => Frame(elapsed, activity);
    }

    /// <inheritdoc />
    public void Handle(ActivityStep step, IDispatcher activity)
    {
        ArgumentNullException.ThrowIfNull(step);
        var (before, after) = (step.Before.Clip, step.After.Clip);
        if (ReferenceEquals(before, after))
            return;

        if (before?.Part != after?.Part)
        {
            view.Clear();
            view.MarkPart(after?.Part);
            _film = after is null ? null : FilmOf(step.After, after);
        }

        if (after is not null && step.Action is not ActivityAction.ClipPassed)
            _at = after.At;
    }

    // Nothing is drawn of a shift that was kept without what was done to its line: then it is told in words alone.
    private static Film? FilmOf(ActivityState state, Clip clip) =>
        state.Scene is Scene.Reporting { Result: { Log: { } log } result }
            ? new(
                RewindableLine.Again(
                    () => DriveLine.LineOfShift(state.Level, result.Seed, result.PartCount, log.StartSpeed),
                    log
                ),
                clip
            )
            : null;

    // Whatever a frame throws, the next one comes.
    private void Frame(TimeSpan elapsed, IDispatcher activity)
    {
        try
        {
            if (activity.State.Clip is { } clip && IsReady(clip, activity))
                Show(clip, elapsed, activity);
        }
        catch (Exception exception)
        {
            activity.Report(exception);
        }
    }

    private bool IsReady(Clip clip, IDispatcher activity)
    {
        if (_film is not { IsDone: false } film)
            return true;

        var begun = time.GetTimestamp();
        while (!film.IsDone && time.GetElapsedTime(begun) < LongestWork)
            film.Step();
        if (!film.IsDone)
            return false;

        foreach (var part in film.Parts)
            view.AddPart(part);
        activity.Dispatch(new ActivityAction.ClipFilmed(clip.Part, [.. film.Events]));
        return true;
    }

    private void Show(Clip clip, TimeSpan elapsed, IDispatcher activity)
    {
        if (clip.IsPlaying)
            _at += elapsed < LongestFrame ? elapsed : LongestFrame;
        if (_at > clip.To)
            _at = clip.To;
        if (_film is { } film)
            view.Draw(film.PosesAt(_at));

        var told = _at < clip.To ? clip.From + ((int)((_at - clip.From) / Grain) * Grain) : clip.To;
        if (clip.IsPlaying && told > clip.At)
            activity.Dispatch(new ActivityAction.ClipPassed(told));
    }

    /// <summary>What the line looked like in the course of a clip, 60 times a second, and what happened on it.</summary>
    private sealed class Film(RewindableLine line, Clip clip)
    {
        private const int StepsPerPicture = 2;

        private readonly long _from = StepAt(clip.From),
            _to = StepAt(clip.To);
        private readonly List<double[]> _pictures = [];
        private readonly double[] _poses = new double[ProductionLine.MaxPoseLength];

        /// <summary>Every part that was fed by the end.</summary>
        public List<Part> Parts { get; } = [];

        /// <summary>What happened in the course of the clip.</summary>
        public List<LineEvent> Events { get; } = [];

        /// <summary>Whether all of it is there.</summary>
        public bool IsDone => line.Shown.StepCount > _to;

        /// <summary>Steps the line on, and notes what is of the clip.</summary>
        public void Step()
        {
            if (line.Shown.StepCount - _from is >= 0 and var since && since % StepsPerPicture == 0)
                _pictures.Add(_poses.AsSpan(0, line.Shown.WritePoses(_poses)).ToArray());
            line.Step();
            while (line.Shown.TryTakeEvent(out var lineEvent))
            {
                if (lineEvent is LineEvent.PartFed(_, var part))
                    Parts.Add(part);
                if (lineEvent.Time >= clip.From && lineEvent.Time <= clip.To)
                    Events.Add(lineEvent);
            }
        }

        /// <summary>Where everything was at a moment of the clip.</summary>
        public Span<double> PosesAt(TimeSpan at) =>
            _pictures[(int)Math.Clamp((StepAt(at) - _from) / StepsPerPicture, 0, _pictures.Count - 1)];

        private static long StepAt(TimeSpan at) => (long)Math.Round(at.TotalSeconds * ProductionLine.StepsPerSecond);
    }
}
