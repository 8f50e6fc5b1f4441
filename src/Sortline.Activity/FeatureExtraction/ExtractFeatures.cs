using System.Collections.Immutable;
using Sortline.Activity.Dataset;
using Sortline.Activity.Ports;
using Sortline.Activity.Texts;
using Sortline.Learning;
using Sortline.Learning.Features;

namespace Sortline.Activity.FeatureExtraction;

/// <summary>Has the backbone look at every picture that it has not seen yet.</summary>
/// <remarks>
/// What the camera took is asked about at once. Examples that came with a file or as photos wait in line, two at a time, so that
/// the backbone has the next one at hand while the page takes in what it said, and hundreds of them never keep the part under the
/// camera waiting. What failed is asked again when the backbone was loaded anew.
/// </remarks>
internal sealed class ExtractFeatures(IFeatureExtractor extractor) : IEffect
{
    private const int AtOnce = 2;

    // Every example without features, and the order in which they are asked about. What needs no look any more stays in the
    // line until its turn comes.
    private readonly Dictionary<ExampleId, PictureId> _waiting = [];
    private readonly Queue<ExampleId> _line = new();
    private readonly HashSet<(PictureId, Augmentation)> _asked = [];
    private readonly HashSet<(PictureId, Augmentation)> _failed = [];
    private int _lookers;

    /// <inheritdoc />
    public void Start(IDispatcher activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        Restart(activity);
    }

    /// <inheritdoc />
    public void Handle(ActivityStep step, IDispatcher activity)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(activity);
        if (step.Action is ActivityAction.FeaturesExtracted(var picture, _, var views))
            _asked.Remove((picture, views)); // Not before: the store may hold an answer back until it has handled what is under way.

        if (step.Action is ActivityAction.BackboneChanged { Backbone: BackboneStatus.Ready })
        {
            _failed.Clear();
            Restart(activity);
        }
        else if (step.Before.Settings.Views != step.After.Settings.Views)
        {
            Restart(activity);
        }
        else if (!ReferenceEquals(step.Before, step.After))
        {
            Follow(step.ExampleChanges);
            if (!ReferenceEquals(step.Before.Scene, step.After.Scene))
                ExtractParts(activity);
            ExtractExamples(activity);
        }
    }

    private void Restart(IDispatcher activity)
    {
        _waiting.Clear();
        _line.Clear();
        foreach (var example in activity.State.Examples.Where(example => example.Features is null))
            Wait(example);
        ExtractParts(activity);
        ExtractExamples(activity);
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
        _waiting[example.Id] = example.Picture!.Value; // What has no picture has its features.
        _line.Enqueue(example.Id);
    }

    private void ExtractParts(IDispatcher activity)
    {
        foreach (
            var picture in activity.State.PartPicturesAwaitingFeatures().Where(picture => IsToDo(picture, activity)).ToList()
        )
            activity.Watch(ExtractAsync(picture, activity));
    }

    private void ExtractExamples(IDispatcher activity)
    {
        while (_lookers < AtOnce && _line.Count > 0)
            activity.Watch(ExtractLineAsync(activity));
    }

    private async Task ExtractLineAsync(IDispatcher activity)
    {
        _lookers++;
        try
        {
            while (_line.TryDequeue(out var example))
            {
                if (_waiting.TryGetValue(example, out var picture) && IsToDo(picture, activity))
                    await ExtractAsync(picture, activity);
            }
        }
        finally
        {
            _lookers--;
        }
    }

    private bool IsToDo(PictureId picture, IDispatcher activity) =>
        (picture, activity.State.Settings.Views) is var look && !_asked.Contains(look) && !_failed.Contains(look);

    private async Task ExtractAsync(PictureId picture, IDispatcher activity)
    {
        var views = activity.State.Settings.Views;
        _asked.Add((picture, views));
        activity.Dispatch(await LookAsync(picture, views));
    }

    private async Task<ActivityAction> LookAsync(PictureId picture, Augmentation views)
    {
        try
        {
            return new ActivityAction.FeaturesExtracted(picture, await extractor.ExtractAsync(picture, views), views);
        }
        catch (Exception exception)
        {
            // Whatever it was: this picture has to wait, and the others must not wait for it.
            _failed.Add((picture, views));
            _asked.Remove((picture, views));
            var reason = exception is FeatureExtractionException known ? known.Reason : FaultTexts.Look;
            return new ActivityAction.ExtractionFailed(picture, reason);
        }
    }
}
