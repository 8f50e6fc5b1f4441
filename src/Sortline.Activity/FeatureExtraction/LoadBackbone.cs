using Sortline.Activity.Ports;

namespace Sortline.Activity.FeatureExtraction;

/// <summary>Keeps the state in step with the backbone, and loads it again when the learner asks.</summary>
internal sealed class LoadBackbone(IFeatureExtractor extractor) : IEffect
{
    /// <inheritdoc />
    public void Start(IDispatcher activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        extractor.StateChanged += backbone => activity.Dispatch(new ActivityAction.BackboneChanged(backbone));
    }

    /// <inheritdoc />
    public void Handle(ActivityStep step, IDispatcher activity)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (step.Action is ActivityAction.BackboneRetried && step.Before.Backbone is BackboneStatus.Failed)
            extractor.Load();
    }
}
