using Sortline.Activity.Ports;

namespace Sortline.Activity.Effects;

/// <summary>Keeps the state in step with the backbone, and loads it again when the learner asks.</summary>
public sealed class LoadBackbone : IEffect
{
    private readonly IFeatureExtractor _extractor;

    /// <summary>Listens to an extractor.</summary>
    public LoadBackbone(IFeatureExtractor extractor, Store store)
    {
        ArgumentNullException.ThrowIfNull(extractor);
        ArgumentNullException.ThrowIfNull(store);
        _extractor = extractor;
        extractor.StateChanged += backbone => store.Dispatch(new ActivityAction.BackboneChanged(backbone));
    }

    /// <inheritdoc />
    public void Handle(ActivityStep step, Action<ActivityAction> dispatch)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (step.Action is ActivityAction.BackboneRetried && step.Before.Backbone is Backbone.Failed)
            _extractor.Load();
    }
}
