using Sortline.Activity.Ports;
using Sortline.Learning;

namespace Sortline.Activity.Effects;

/// <summary>Has the backbone look at each picture as it is taken, and again at those that it failed at before it was loaded anew.</summary>
public sealed class ExtractFeatures(IFeatureExtractor extractor) : IEffect
{
    private readonly HashSet<PictureId> _asked = [];

    /// <inheritdoc />
    public void Handle(ActivityStep step, Action<ActivityAction> dispatch)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (step.Action is ActivityAction.PartPhotographed { Picture: var picture } && !ReferenceEquals(step.Before, step.After))
            _ = ExtractAsync(picture, dispatch);

        if (step.Action is ActivityAction.BackboneChanged { Backbone: Backbone.Ready })
        {
            foreach (var unseen in step.After.UnseenPictures().Distinct().Where(unseen => !_asked.Contains(unseen)))
                _ = ExtractAsync(unseen, dispatch);
        }
    }

    private async Task ExtractAsync(PictureId picture, Action<ActivityAction> dispatch)
    {
        _asked.Add(picture);
        try
        {
            var features = await extractor.ExtractAsync(picture, ViewSet.AnyWayRound);
            _asked.Remove(picture);
            dispatch(new ActivityAction.FeaturesExtracted(picture, features));
        }
        catch (FeatureExtractionException exception)
        {
            _asked.Remove(picture);
            dispatch(new ActivityAction.ExtractionFailed(picture, exception.Message));
        }
    }
}
