using System.Collections.Immutable;
using Sortline.Activity.Shift;
using Sortline.Factory.Parts;
using Sortline.Learning;
using Sortline.Learning.Features;
using Sortline.Learning.Inspection;

namespace Sortline.Activity.Training;

/// <summary>Keeps the classifier in step with what is taught, and guesses whenever a picture or the dataset is new.</summary>
/// <remarks>
/// <para>
/// The nearest neighbours learn each act of teaching at once. Ridge regression is fitted anew while there are few examples. With
/// more, a label more must not cost a fit: the last fit takes the changes in (<see cref="RidgeUpdater"/>), and where that does
/// not reach, the nearest neighbours answer until the next fit is done. A fit that goes on beside the teaching is finished, not
/// started over, or it would never end.
/// </para>
/// <para>
/// Only the exact fit answers in a shift, so that its report depends on the examples and the seed, not on how fast the computer is.
/// A prediction is never older than the dataset.
/// </para>
/// </remarks>
/// <param name="clock">The time of the line, to note when a prediction was made.</param>
/// <param name="slicer">Does the fitting.</param>
/// <param name="copies">Knows the near-copies, which must not mislead a fit in the choice of its penalty.</param>
/// <param name="novelty">Says how new a part is, where the robot of a shift may ask about what is new.</param>
internal sealed class TrainClassifier(ILineClock clock, TimeSlicer slicer, CopyIndex copies, NoveltyIndex novelty) : IEffect
{
    /// <summary>So few examples are fitted anew at each change: it is done before the next part has come.</summary>
    public const int FewExamples = 128;

    /// <summary>With so many changes since the last fit the next one begins: before they are more than an update can take in.</summary>
    public const int ManyChanges = RidgeUpdater.MaxChanges / 2;

    /// <summary>Photos that are looked at one after another are one change: a fit waits until none has come for so long.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private Answering? _ready;
    private Fit? _fit;
    private int _wishes;
    private int _looks;
    private bool _isFitting;

    /// <summary>The nearest neighbours, whichever way to learn is taken.</summary>
    internal KnnIndex Index { get; } = new();

    /// <summary>What has been learned so far; <see langword="null"/> while nothing can answer from the examples of now.</summary>
    public IClassifier? Classifier => _ready?.Classifier;

    /// <inheritdoc />
    public void Start(IDispatcher activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        Index.Update(activity.State);
        activity.Watch(PrepareAsync(isLook: false, activity));
    }

    /// <inheritdoc />
    public void Handle(ActivityStep step, IDispatcher activity)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(activity);
        var (before, after) = (step.Before, step.After);
        var isTaught = before.DatasetVersion != after.DatasetVersion;
        var isLook = step.Action is ActivityAction.FeaturesExtracted;
        if (isTaught)
            Index.Update(after);
        if (isTaught && isLook)
            _looks++;

        if (isTaught || before.Method != after.Method || MayBeExact(step))
            activity.Watch(PrepareAsync(isLook, activity));
        else if (isLook && !ReferenceEquals(before.Scene, after.Scene))
            ClassifyParts(activity);
        if (IsGaugeMissing(after) && (isTaught || !IsGaugeMissing(before)))
            activity.Watch(GaugeAsync(activity));
    }

    // In a shift in which the robot asks, nothing is answered before it is known what is new.
    private bool IsGaugeMissing(ActivityState state) =>
        state.Scene is Scene.Running { Asking: not null } && !novelty.TryGet(state, out _);

    private async Task GaugeAsync(IDispatcher activity)
    {
        var state = activity.State;
        await using var making = novelty.Make(state).GetAsyncEnumerator();
        if (await slicer.WorkAsync(making.MoveNextAsync, () => activity.State.DatasetVersion == state.DatasetVersion))
            ClassifyParts(activity);
    }

    // What answered for the moment gives way to the exact fit where that is there, or has to be.
    private bool MayBeExact(ActivityStep step) =>
        _ready is not { IsExact: true } && step.Action is ActivityAction.MethodsCompared or ActivityAction.ShiftStarted
        || (step.Action is ActivityAction.MethodsCompared && _fit?.DatasetVersion != step.After.DatasetVersion);

    private async Task PrepareAsync(bool isLook, IDispatcher activity)
    {
        var wish = ++_wishes;
        _ready = null;
        var state = activity.State;
        var (classifier, features) = state.Method;
        if (state.Weights?.For(state) is { } kept)
        {
            Take(kept, isExact: true, state, activity);
        }
        else if (classifier is ClassifierKind.Knn)
        {
            Take(Index.Of(features), isExact: true, state, activity);
        }
        else if (state.ComparisonIsCurrent && state.Comparison.Of(state.Method)?.Classifier is RidgeClassifier compared)
        {
            Take(compared, isExact: true, state, activity);
        }
        else if (ExamplesOf(state) is var examples && IsFittedAtOnce(examples, isLook, state))
        {
            if (await FitToAsync(state, examples, () => wish == _wishes) is { } fitted)
                Take(fitted, isExact: true, state, activity);
        }
        else
        {
            if (isLook || UpdaterFor(examples, features) is not { } updater)
            {
                Take(Index.Of(features), isExact: false, state, activity);
            }
            else
            {
                var update = updater.Start(examples);
                if (!await slicer.WorkAsync(update.Advance, () => wish == _wishes))
                    return; // Another one has begun, to a newer dataset.
                Take(update.Result, isExact: !update.Result.IsProvisional, state, activity);
                if (updater.CountChanges(examples) < ManyChanges)
                    return;
            }

            if (!_isFitting)
                await FitAsync(activity);
        }
    }

    private static bool IsFittedAtOnce(ImmutableArray<Example> examples, bool isLook, ActivityState state) =>
        state.Scene is Scene.Running
        || (examples.Length <= FewExamples && !isLook)
        || !examples.Any(example => example.Label != examples[0].Label);

    /// <summary>Fits to what is taught by the time it begins, beside the teaching, and then answers with it.</summary>
    private async Task FitAsync(IDispatcher activity)
    {
        _isFitting = true;
        try
        {
            for (var looks = -1; looks != _looks; )
            {
                looks = _looks;
                await slicer.WaitAsync(Pause);
            }

            var state = activity.State;
            if (state.Method.Classifier is not ClassifierKind.Ridge)
                return;

            if (await FitToAsync(state, ExamplesOf(state), () => IsStillOf(state, activity.State)) is not { } fitted)
                return; // A shift fits by itself; so does another way to learn.
            _fit = new(fitted, state.Method.Features, state.DatasetVersion);
        }
        finally
        {
            _isFitting = false;
        }

        await PrepareAsync(isLook: false, activity);
    }

    private async Task<RidgeClassifier?> FitToAsync(ActivityState state, ImmutableArray<Example> examples, Func<bool> isWanted)
    {
        RidgeClassifier? fitted = null;
        await using var fit = FitTo(state, examples, result => fitted = result).GetAsyncEnumerator();
        return await slicer.WorkAsync(fit.MoveNextAsync, isWanted) ? fitted : null;
    }

    private async IAsyncEnumerable<bool> FitTo(
        ActivityState state,
        ImmutableArray<Example> examples,
        Action<RidgeClassifier> done
    )
    {
        var nearCopies = CopyGroups.None;
        await foreach (var piece in copies.Find(state, found => nearCopies = found))
            yield return piece;

        RidgeTraining training = new(examples, nearCopies);
        while (training.Advance())
            yield return true;
        done(training.Result);
    }

    private static bool IsStillOf(ActivityState fitted, ActivityState now) =>
        now.Method == fitted.Method && now.Settings.Views == fitted.Settings.Views && now.Scene is not Scene.Running;

    private RidgeUpdater? UpdaterFor(ImmutableArray<Example> examples, FeatureKind features) =>
        _fit is { } fit && fit.Features == features && fit.Updater is { } updater && updater.Reaches(examples) ? updater : null;

    private static ImmutableArray<Example> ExamplesOf(ActivityState state) =>
        [.. state.ExamplesWithFeatures().Select(example => example.As(state.Method.Features))];

    private void Take(IClassifier classifier, bool isExact, ActivityState state, IDispatcher activity)
    {
        if (isExact && classifier is RidgeClassifier ridge && !ReferenceEquals(ridge, _fit?.Classifier))
            _fit = new(ridge, state.Method.Features, state.DatasetVersion);
        _ready = new(classifier, state.Method.Features, state.DatasetVersion, isExact);
        ClassifyParts(activity);
    }

    // All that waits for an answer. A part of a shift is answered once: the reducer keeps to the first.
    private void ClassifyParts(IDispatcher activity)
    {
        if (_ready is not { } ready || IsGaugeMissing(activity.State))
            return;
        foreach (var part in activity.State.Scene.AllParts)
        {
            if (part.Features is { } features && IsWanted(part, activity.State.Scene, ready))
                activity.Dispatch(Classify(part.Part.Id, features, ready, activity.State));
        }
    }

    private static bool IsWanted(InspectedPart part, Scene scene, Answering ready) =>
        scene is Scene.Teaching || (scene is Scene.Running && ready.IsExact && part.PredictedAt is null);

    private ActivityAction.PartClassified Classify(PartId part, PictureFeatures features, Answering ready, ActivityState state) =>
        new(part, ready.Classifier.Predict(features.Of(ready.Features)), ready.DatasetVersion, clock.Now)
        {
            Novelty = NoveltyOf(features, state),
        };

    private PartNovelty? NoveltyOf(PictureFeatures features, ActivityState state) =>
        state.Scene is Scene.Running { Asking: not null } && novelty.TryGet(state, out var gauge) && gauge is not null
            ? new(gauge.Of(features.Of(NoveltyTraining.Kind)), gauge.Limit)
            : null;

    /// <summary>What answers now.</summary>
    private sealed record Answering(IClassifier Classifier, FeatureKind Features, int DatasetVersion, bool IsExact);

    /// <summary>The last exact fit, and what takes changes into it; that is made when it is first needed.</summary>
    private sealed class Fit(RidgeClassifier classifier, FeatureKind features, int datasetVersion)
    {
        private readonly Lazy<RidgeUpdater?> _updater = new(classifier.MakeUpdater);

        public RidgeClassifier Classifier => classifier;

        public FeatureKind Features => features;

        public int DatasetVersion => datasetVersion;

        public RidgeUpdater? Updater => _updater.Value;
    }
}
