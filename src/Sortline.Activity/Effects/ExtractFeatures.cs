using Sortline.Activity.Ports;
using Sortline.Learning.Features;

namespace Sortline.Activity.Effects;

/// <summary>Has the backbone look at every picture that it has not seen yet.</summary>
/// <remarks>
/// What the camera took is asked about at once. Examples that came with a file or as photos wait in line, one after another,
/// so that hundreds of them never keep the part under the camera waiting. What failed is asked again when the backbone was loaded anew.
/// </remarks>
public sealed class ExtractFeatures(IFeatureExtractor extractor) : IEffect
{
    private readonly HashSet<(PictureId, Augmentation)> _asked = [];
    private readonly HashSet<(PictureId, Augmentation)> _failed = [];
    private ActivityState? _now;
    private bool _isBusy;

    /// <inheritdoc />
    public void Handle(ActivityStep step, Action<ActivityAction> dispatch)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(dispatch);
        _now = step.After;
        if (step.Action is ActivityAction.FeaturesExtracted(var picture, _, var views))
            _asked.Remove((picture, views)); // Not before: the store may hold an answer back until it has handled what is under way.
        if (step.Action is ActivityAction.BackboneChanged { Backbone: Backbone.Ready })
            _failed.Clear();
        else if (ReferenceEquals(step.Before.Scene, step.After.Scene) && step.Before.Examples == step.After.Examples)
            return;

        foreach (var unseen in step.After.UnseenPartPictures().Distinct().Where(IsToDo).ToList())
            _ = ExtractAsync(unseen, dispatch);
        if (!_isBusy)
            _ = ExtractExamplesAsync(dispatch);
    }

    private async Task ExtractExamplesAsync(Action<ActivityAction> dispatch)
    {
        _isBusy = true;
        while (_now!.UnseenExamplePictures().Where(IsToDo).Select(picture => (PictureId?)picture).FirstOrDefault() is { } next)
            await ExtractAsync(next, dispatch);
        _isBusy = false;
    }

    private bool IsToDo(PictureId picture) =>
        !_asked.Contains((picture, _now!.Settings.Views)) && !_failed.Contains((picture, _now.Settings.Views));

    private async Task ExtractAsync(PictureId picture, Action<ActivityAction> dispatch)
    {
        var views = _now!.Settings.Views;
        _asked.Add((picture, views));
        try
        {
            var features = await extractor.ExtractAsync(picture, views);
            dispatch(new ActivityAction.FeaturesExtracted(picture, features, views));
        }
        catch (FeatureExtractionException exception)
        {
            _failed.Add((picture, views));
            _asked.Remove((picture, views));
            dispatch(new ActivityAction.ExtractionFailed(picture, exception.Message));
        }
    }
}
