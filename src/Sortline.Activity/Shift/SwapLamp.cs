using Sortline.Activity.Ports;
using Sortline.Factory.Parts;

namespace Sortline.Activity.Shift;

/// <summary>Photographs the part under the camera once more, under the other lamp: whatever the robot then says otherwise, it says for the lamp's sake.</summary>
internal sealed class SwapLamp(IFactoryView view, IPictures pictures) : IEffect
{
    private bool _isAtWork;

    /// <inheritdoc />
    public void Handle(ActivityStep step, IDispatcher activity)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (
            step.Action is ActivityAction.LampSwapRequested
            && !_isAtWork
            && step.After
                is { Scene: Scene.Teaching { AtCamera: { } seen }, Level.TeachingMix.Camera: { Defective: { } other } camera }
        )
            activity.Watch(SwapAsync(seen, seen.Part.Condition == other ? camera.First : other, activity));
    }

    private async Task SwapAsync(InspectedPart seen, CameraCondition other, IDispatcher activity)
    {
        _isAtWork = true;
        try
        {
            var part = seen.Part with { Condition = other };
            var picture = await view.PhotographAsync(part);
            if (activity.State.Scene is Scene.Teaching { AtCamera: { } now } && now.Picture == seen.Picture)
                activity.Dispatch(new ActivityAction.PartPhotographed(part, picture, seen.PhotographedAt));
            else
                pictures.Release(picture); // It was labelled, or has gone, meanwhile.
        }
        finally
        {
            _isAtWork = false;
        }
    }
}
