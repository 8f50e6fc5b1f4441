using Sortline.Learning;

namespace Sortline.Activity.Effects;

/// <summary>Keeps the classifier in step with what is taught, and guesses whenever a picture or the lesson is new.</summary>
/// <remarks>
/// Each act of teaching is one direct change of the classifier; nothing is looked at again. Only an undo, which can
/// take back any act, fits the classifier anew, from features that are already known.
/// </remarks>
/// <param name="clock">The time of the simulation, to note when a guess was made.</param>
public sealed class TrainClassifier(Func<TimeSpan> clock) : IEffect
{
    private KnnClassifier _classifier = new();

    /// <summary>What has been learned so far.</summary>
    public IClassifier Classifier => _classifier;

    /// <inheritdoc />
    public void Handle(ActivityStep step, Action<ActivityAction> dispatch)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(dispatch);
        if (ReferenceEquals(step.Before, step.After))
            return;

        if (step.Before.Generation != step.After.Generation)
            Learn(step);

        if (step.After.Scene is Scene.Teaching { AtCamera: { Features: { } features } seen }
            && (step.Before.Generation != step.After.Generation || step.Action is ActivityAction.FeaturesExtracted))
            dispatch(Guess(seen.Part.Id, features, step.After));

        if (step is { Action: ActivityAction.FeaturesExtracted { Picture: var picture }, After.Scene: Scene.Running running })
        {
            foreach (var verdict in running.Verdicts)
            {
                if (verdict.Picture == picture && verdict.Features is { } seenFeatures)
                    dispatch(Guess(verdict.Part.Id, seenFeatures, step.After));
            }
        }
    }

    private ActivityAction.PartGuessed Guess(Factory.PartId part, PictureFeatures features, ActivityState state) =>
        new(part, _classifier.Predict(features.Plain), state.Generation, clock());

    private void Learn(ActivityStep step)
    {
        switch (step.Action)
        {
            case ActivityAction.PartLabelled:
                Add(step.After.Examples[^1]);
                break;
            case ActivityAction.MistakeTaught when step.After.Examples.Length > step.Before.Examples.Length:
                Add(step.After.Examples[^1]);
                break;
            case ActivityAction.MistakeTaught { Part: var part, Label: var label }:
                Move(step.After.Examples.Single(example => example.Picture == PictureOf(step.After, part)), label);
                break;
            case ActivityAction.FeaturesExtracted { Picture: var picture }:
                foreach (var example in step.After.Examples.Where(example => example.Picture == picture))
                    Add(example);
                break;
            case ActivityAction.ExampleDeleted { Example: var id }:
                _classifier.Remove(id);
                break;
            case ActivityAction.ExampleMoved { Example: var id, To: var label }:
                Move(step.After.Examples.Single(example => example.Id == id), label);
                break;
            case ActivityAction.LabelDeleted { Label: var label }:
                _classifier.Forget(label);
                break;
            default:
                _classifier = KnnClassifier.Fit(step.After.Examples
                    .Where(example => example.Features is not null)
                    .Select(example => new Example(example.Id, example.Label, example.Features!.Plain)));
                break;
        }
    }

    private void Add(TaughtExample example)
    {
        if (example.Features is not null)
            _classifier.Add(new(example.Id, example.Label, example.Features.Plain));
    }

    // An example whose picture has not been looked at yet is not known to the classifier: it joins with its new label.
    private void Move(TaughtExample example, Label label)
    {
        if (example.Features is not null)
            _classifier.Move(example.Id, label);
    }

    private static PictureId? PictureOf(ActivityState state, Factory.PartId part) =>
        state.Scene is Scene.Reporting reporting
            ? reporting.Result.Parts.First(verdict => verdict.Part.Id == part).Picture
            : null;
}
