using Sortline.Activity.Shift;
using Sortline.Factory.Parts;
using Sortline.Learning;
using Sortline.Learning.Features;

namespace Sortline.Activity.Training;

/// <summary>Keeps the classifier in step with what is taught, and guesses whenever a picture or the dataset is new.</summary>
/// <remarks>
/// The nearest neighbours learn each act of teaching at once. Ridge regression is fitted anew, in slices, and starts over when
/// the dataset changes meanwhile. Until it is ready nothing is predicted: a prediction is never older than the dataset.
/// </remarks>
/// <param name="clock">The time of the line, to note when a prediction was made.</param>
/// <param name="slicer">Does the fitting.</param>
internal sealed class TrainClassifier(ILineClock clock, TimeSlicer slicer) : IEffect
{
    private Fitted? _ready;
    private int _fits;

    /// <summary>The nearest neighbours, whichever way to learn is taken.</summary>
    internal KnnIndex Index { get; } = new();

    /// <summary>What has been learned so far; <see langword="null"/> while it is still being fitted.</summary>
    public IClassifier? Classifier => _ready?.Classifier;

    /// <inheritdoc />
    public void Start(IDispatcher activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        Index.Update(activity.State);
        _ = PrepareAsync(activity.State, activity);
    }

    /// <inheritdoc />
    public void Handle(ActivityStep step, IDispatcher activity)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(activity);
        var isTaught = step.Before.DatasetVersion != step.After.DatasetVersion;
        if (isTaught)
            Index.Update(step.After);

        if (isTaught || step.Before.Method != step.After.Method)
            _ = PrepareAsync(step.After, activity);
        else if (!ReferenceEquals(step.Before.Scene, step.After.Scene) && step.Action is ActivityAction.FeaturesExtracted)
            ClassifyParts(activity);
    }

    private async Task PrepareAsync(ActivityState state, IDispatcher activity)
    {
        var fit = ++_fits;
        _ready = null;
        if (Known(state) is not { } classifier)
        {
            RidgeTraining training = new([.. state.ExamplesWithFeatures().Select(example => example.As(state.Method.Features))]);
            if (!await slicer.WorkAsync(training.Advance, () => fit == _fits))
                return; // Another one has begun, from a newer dataset.
            classifier = training.Result;
        }

        _ready = new(classifier, state.Method.Features, state.DatasetVersion);
        ClassifyParts(activity);
    }

    private IClassifier? Known(ActivityState state) =>
        state.Method.Classifier is ClassifierKind.Knn ? Index.Of(state.Method.Features)
        : state.ComparisonIsCurrent ? state.Comparison.Of(state.Method)?.Classifier
        : null;

    // All that waits for an answer. A part of a shift is answered once: the reducer keeps to the first.
    private void ClassifyParts(IDispatcher activity)
    {
        if (_ready is not { } fitted)
            return;
        foreach (var part in activity.State.Scene.AllParts)
        {
            if (part.Features is { } features && IsWanted(part, activity.State.Scene))
                activity.Dispatch(Classify(part.Part.Id, features, fitted));
        }
    }

    private static bool IsWanted(InspectedPart part, Scene scene) =>
        scene is Scene.Teaching || (scene is Scene.Running && part.PredictedAt is null);

    private ActivityAction.PartClassified Classify(PartId part, PictureFeatures features, Fitted fitted) =>
        new(part, fitted.Classifier.Predict(features.Of(fitted.Features)), fitted.DatasetVersion, clock.Now);

    private sealed record Fitted(IClassifier Classifier, FeatureKind Features, int DatasetVersion);
}
