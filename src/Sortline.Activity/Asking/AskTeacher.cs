using Sortline.Activity.Ports;
using Sortline.Activity.Shift;

namespace Sortline.Activity.Asking;

/// <summary>Asks the learner what there is to ask: once all has been quiet for a moment, at most once a minute, and never over a dialog.</summary>
/// <param name="page">Knows what is open, and keeps whether questions are wanted.</param>
/// <param name="pictures">Knows how bright a picture is.</param>
/// <param name="time">The time on the wall.</param>
public sealed class AskTeacher(IPage page, IPictures pictures, TimeProvider time) : IEffect
{
    /// <summary>How long nothing has to happen before a question.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2.5);

    /// <summary>How long there is from one question to the next, at least.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    // Waiting goes by whole milliseconds: what is left of one must not be waited for again and again.
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private long _changed;
    private long? _asked;
    private bool _isWaiting;

    /// <inheritdoc />
    public void Handle(ActivityStep step, IDispatcher activity)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(activity);
        if (step.Before.WantsQuestions != step.After.WantsQuestions)
            page.RememberQuestions(step.After.WantsQuestions);
        if (ReferenceEquals(step.Before, step.After))
            return;

        _changed = time.GetTimestamp(); // Whatever happened: from here on it has to be quiet.
        if (!_isWaiting && Questions.MayAsk(step.After))
            activity.Watch(AskAsync(activity));
    }

    private async Task AskAsync(IDispatcher activity)
    {
        _isWaiting = true;
        try
        {
            while (Questions.MayAsk(activity.State))
            {
                var rest = page.IsDialogOpen ? Quiet : Rest();
                if (rest > TimeSpan.Zero)
                {
                    await Task.Delay(rest + Tick, time);
                    continue;
                }

                var state = activity.State;
                var seen = state is { Familiar: not null, Scene: Scene.Teaching { AtCamera: { } part } } ? part : null;
                var print = seen is null ? null : await pictures.PrintOfAsync(seen.Picture);
                var questions = Questions.Of(state, print?.Brightness);
                if (!ReferenceEquals(state, activity.State))
                    continue;
                if (questions.IsEmpty)
                    return; // Until something happens.

                _asked = time.GetTimestamp();
                activity.Dispatch(new ActivityAction.RobotAsked(questions[0]));
                return;
            }
        }
        finally
        {
            _isWaiting = false;
        }
    }

    private TimeSpan Rest()
    {
        var quiet = Quiet - time.GetElapsedTime(_changed);
        var pause = _asked is { } last ? Pause - time.GetElapsedTime(last) : TimeSpan.Zero;
        return quiet > pause ? quiet : pause;
    }
}
