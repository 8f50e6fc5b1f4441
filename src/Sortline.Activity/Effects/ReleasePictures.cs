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
        var before = _held.Count;
        _held.UnionWith(
            step.Action switch
            {
                ActivityAction.PartPhotographed { Picture: var picture } => [picture],
                ActivityAction.PhotoTaken { Picture: var picture } => [picture],
                ActivityAction.ProjectOpened { Pictures: var all } => all.Values,
                _ => [],
            }
        );
        if (
            _held.Count == before
            && ReferenceEquals(step.Before.Scene, step.After.Scene)
            && step.Before.Examples == step.After.Examples
        )
            return;

        HashSet<PictureId> shown = [.. step.After.Pictures()];
        foreach (var gone in _held.Where(held => !shown.Contains(held)).ToList())
        {
            _held.Remove(gone);
            pictures.Release(gone);
        }
    }
}
