using Sortline.Activity.Levels;
using Sortline.Activity.Ports;

namespace Sortline.Activity.Shift;

/// <summary>Photographs the samples of a level, one by one, while the learner looks at the first part.</summary>
/// <remarks>
/// That part's picture comes first, and in a shift the camera belongs to the line. What could not be photographed is tried again with
/// a later part; nobody is told, as nothing but the brief goes without.
/// </remarks>
internal sealed class PhotographSamples(IFactoryView view, IPictures pictures) : IEffect
{
    private bool _isAtWork;

    /// <inheritdoc />
    public void Handle(ActivityStep step, IDispatcher activity)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (step.Action is ActivityAction.PartPhotographed && !_isAtWork && MayWork(step.After, step.After.Level))
            activity.Watch(PhotographAsync(step.After, activity));
    }

    private static bool MayWork(ActivityState state, Level level) => state.Scene is Scene.Teaching && state.Level == level;

    private async Task PhotographAsync(ActivityState start, IDispatcher activity)
    {
        _isAtWork = true;
        try
        {
            foreach (var part in LevelSamples.Of(start.Level).Where(part => !start.HasSampleOf(part)))
            {
                if (!MayWork(activity.State, start.Level))
                    return;

                var picture = await view.PhotographAsync(part);
                if (activity.State.Level == start.Level)
                    activity.Dispatch(new ActivityAction.SamplePhotographed(start.Level.Id, part, picture));
                else
                    pictures.Release(picture);
            }
        }
        catch (Exception)
        {
            // Whatever it was: the next part is another chance.
        }
        finally
        {
            _isAtWork = false;
        }
    }
}
