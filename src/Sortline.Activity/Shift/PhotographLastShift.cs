using Sortline.Activity.Levels;
using Sortline.Activity.Ports;

namespace Sortline.Activity.Shift;

/// <summary>Photographs what the last shift taught, one part after another, and hands it all over at once.</summary>
/// <remarks>
/// It waits for the samples of the level, which the learner reads first. In a shift the camera belongs to the line; then, and where a
/// picture could not be taken, the next part to teach with is another chance.
/// </remarks>
internal sealed class PhotographLastShift(IFactoryView view, IPictures pictures) : IEffect
{
    private bool _isAtWork;

    /// <inheritdoc />
    public void Handle(ActivityStep step, IDispatcher activity)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(activity);
        if (
            step.Action is ActivityAction.PartPhotographed or ActivityAction.SamplePhotographed
            && !_isAtWork
            && MayWork(step.After, step.After)
            && LevelSamples.Of(step.After.Level).All(step.After.HasSampleOf)
        )
            activity.Watch(PhotographAsync(step.After, activity));
    }

    private static bool MayWork(ActivityState now, ActivityState start) =>
        now.AwaitsLastShift && now.Scene is Scene.Teaching && (now.Project, now.Seed) == (start.Project, start.Seed);

    private async Task PhotographAsync(ActivityState start, IDispatcher activity)
    {
        _isAtWork = true;
        List<LeftPicture> taken = [];
        try
        {
            foreach (var left in LastShift.Of(start.Level, start.Seed))
            {
                if (!MayWork(activity.State, start))
                    break;
                taken.Add(new(left, await view.PhotographAsync(left.Part)));
            }

            if (!MayWork(activity.State, start))
                return;

            var all = taken;
            taken = [];
            activity.Dispatch(new ActivityAction.LastShiftHandedOver(start.Project, [.. all]));
        }
        catch (Exception)
        {
            // Whatever it was: the next part is another chance.
        }
        finally
        {
            foreach (var unused in taken)
                pictures.Release(unused.Picture);
            _isAtWork = false;
        }
    }
}
