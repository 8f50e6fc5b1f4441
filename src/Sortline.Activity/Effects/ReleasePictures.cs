using Sortline.Activity.Ports;

namespace Sortline.Activity.Effects;

/// <summary>Forgets the pictures that nothing on the page can show any more.</summary>
public sealed class ReleasePictures(IPictures pictures) : IEffect
{
    private readonly HashSet<PictureId> _held = [];

    /// <inheritdoc />
    public void Handle(ActivityStep step, Action<ActivityAction> dispatch)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (step.Action is ActivityAction.PartPhotographed { Picture: var picture })
            _held.Add(picture);
        else if (ReferenceEquals(step.Before.Scene, step.After.Scene) && step.Before.Examples == step.After.Examples)
            return;

        HashSet<PictureId> shown = [.. step.After.Pictures()];
        foreach (var gone in _held.Where(held => !shown.Contains(held)).ToList())
        {
            _held.Remove(gone);
            pictures.Release(gone);
        }
    }
}
