using Sortline.Factory.Parts;
using Sortline.Learning;
using Sortline.Learning.Features;

namespace Sortline.Activity.Effects;

/// <summary>Keeps the classifier in step with what is taught, and guesses whenever a picture or the lesson is new.</summary>
/// <remarks>
/// The nearest neighbours learn each act of teaching at once. Ridge regression is fitted anew, in slices, and starts over when
/// the lesson changes meanwhile. Until it is ready nothing is guessed: an answer is never older than the lesson.
/// </remarks>
/// <param name="line">The time of the simulation, to note when a guess was made.</param>
/// <param name="slices">Does the fitting.</param>
public sealed class TrainClassifier(Func<TimeSpan> line, Slices slices) : IEffect
{
    private readonly KnnIndex _index = new();
    private ActivityState? _now;
    private IClassifier? _ready;
    private int _fits;

    /// <summary>The nearest neighbours, whichever way to learn is taken.</summary>
    internal KnnIndex Index => _index;

    /// <summary>What has been learned so far; <see langword="null"/> while it is still being fitted.</summary>
    public IClassifier? Classifier => _ready;

    /// <inheritdoc />
    public void Handle(ActivityStep step, Action<ActivityAction> dispatch)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(dispatch);
        var isFirst = _now is null;
        _now = step.After;
        var isTaught = step.Before.Generation != step.After.Generation;
        if (isFirst || isTaught)
            _index.Update(step.After);

        if (isFirst || isTaught || step.Before.Method != step.After.Method)
            _ = PrepareAsync(step.After, dispatch);
        else if (!ReferenceEquals(step.Before.Scene, step.After.Scene) && step.Action is ActivityAction.FeaturesExtracted)
            Guess(dispatch);
    }

    private async Task PrepareAsync(ActivityState state, Action<ActivityAction> dispatch)
    {
        var fit = ++_fits;
        _ready = Known(state);
        if (_ready is null)
        {
            RidgeTraining training = new([.. state.SeenExamples().Select(example => example.As(state.Method.Features))]);
            if (!await slices.WorkAsync(training.Advance, () => fit == _fits))
                return; // Another one has begun, from a newer lesson.
            _ready = training.Result;
        }

        Guess(dispatch);
    }

    private IClassifier? Known(ActivityState state) =>
        state.Method.Classifier is ClassifierKind.Knn ? _index.Of(state.Method.Features)
        : state.TrialsAreCurrent ? state.Trials.Of(state.Method)?.Classifier
        : null;

    // All that waits for an answer. A part of a shift is answered once: the reducer keeps to the first.
    private void Guess(Action<ActivityAction> dispatch)
    {
        if (_ready is null)
            return;
        if (_now is { Scene: Scene.Teaching { AtCamera: { Features: { } features } seen } })
            dispatch(GuessOf(seen.Part.Id, features));
        if (_now is { Scene: Scene.Running running })
        {
            foreach (var verdict in running.Verdicts)
            {
                if (verdict is { SaidAt: null, Features: { } seenFeatures })
                    dispatch(GuessOf(verdict.Part.Id, seenFeatures));
            }
        }
    }

    private ActivityAction.PartGuessed GuessOf(PartId part, PictureFeatures features) =>
        new(part, _ready!.Predict(features.Of(_now!.Method.Features)), _now.Generation, line());
}
