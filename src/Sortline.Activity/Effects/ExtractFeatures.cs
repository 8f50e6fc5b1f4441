using System.Collections.Immutable;
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
    // Every example without features, and the order in which they are asked about. What needs no look any more stays in the
    // line until its turn comes.
    private readonly Dictionary<ExampleId, PictureId> _waiting = [];
    private readonly Queue<ExampleId> _line = new();
    private readonly HashSet<(PictureId, Augmentation)> _asked = [];
    private readonly HashSet<(PictureId, Augmentation)> _failed = [];
    private ViewSet? _views;
    private bool _isBusy;

    /// <inheritdoc />
    public void Handle(ActivityStep step, Action<ActivityAction> dispatch)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(dispatch);
        if (step.Action is ActivityAction.FeaturesExtracted(var picture, _, var views))
            _asked.Remove((picture, views)); // Not before: the store may hold an answer back until it has handled what is under way.

        var isAnew = _views != step.After.Settings.Views;
        _views = step.After.Settings.Views;
        if (step.Action is ActivityAction.BackboneChanged { Backbone: Backbone.Ready })
        {
            _failed.Clear();
            isAnew = true;
        }

        if (isAnew)
            Restart(step.After);
        else if (!ReferenceEquals(step.Before, step.After))
            Follow(step.ExampleChanges);

        if (isAnew || !ReferenceEquals(step.Before.Scene, step.After.Scene))
        {
            foreach (var unseen in step.After.UnseenPartPictures().Where(IsToDo).ToList())
                _ = ExtractAsync(unseen, dispatch);
        }

        if (!_isBusy)
            _ = ExtractExamplesAsync(dispatch);
    }

    private void Restart(ActivityState state)
    {
        _waiting.Clear();
        _line.Clear();
        foreach (var example in state.Examples.Where(example => example.Features is null))
            Wait(example);
    }

    private void Follow(ImmutableArray<Change<TaughtExample>> changes)
    {
        foreach (var (before, after) in changes)
        {
            if (before is not null)
                _waiting.Remove(before.Id);
            if (after is { Features: null })
                Wait(after);
        }
    }

    private void Wait(TaughtExample example)
    {
        _waiting[example.Id] = example.Picture;
        _line.Enqueue(example.Id);
    }

    private async Task ExtractExamplesAsync(Action<ActivityAction> dispatch)
    {
        _isBusy = true;
        try
        {
            while (_line.TryDequeue(out var example))
            {
                if (_waiting.TryGetValue(example, out var picture) && IsToDo(picture))
                    await ExtractAsync(picture, dispatch);
            }
        }
        finally
        {
            _isBusy = false;
        }
    }

    private bool IsToDo(PictureId picture) =>
        !_asked.Contains((picture, _views!.Value)) && !_failed.Contains((picture, _views.Value));

    private async Task ExtractAsync(PictureId picture, Action<ActivityAction> dispatch)
    {
        var views = _views!.Value;
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
