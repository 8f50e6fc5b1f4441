using Sortline.Factory.Parts;
using Sortline.Learning;
using Sortline.Learning.Features;

namespace Sortline.Activity.Effects;

/// <summary>The nearest-neighbour classifiers, one for each kind of features, kept in step with what is taught by one direct change for each act.</summary>
/// <remarks>Nothing is looked at again. Only an undo or another project, which can change anything, fits them anew.</remarks>
internal sealed class Neighbours
{
    private readonly Dictionary<FeatureKind, KnnClassifier> _classifiers = Enum.GetValues<FeatureKind>()
        .ToDictionary(kind => kind, _ => new KnnClassifier());

    /// <summary>What has been learned so far.</summary>
    public KnnClassifier Of(FeatureKind kind) => _classifiers[kind];

    /// <summary>Learns what a step changed in the lesson.</summary>
    public void Learn(ActivityStep step)
    {
        var examples = step.After.Examples;
        switch (step.Action)
        {
            case ActivityAction.PartLabelled:
                Add(examples[^1]);
                break;
            case ActivityAction.MistakeTaught when examples.Length > step.Before.Examples.Length:
                Add(examples[^1]);
                break;
            case ActivityAction.MistakeTaught { Part: var part, Label: var label }:
                Move(examples.Single(example => example.Picture == PictureOf(step.After, part)), label);
                break;
            case ActivityAction.FeaturesExtracted { Picture: var picture }:
                foreach (var example in examples.Where(example => example.Picture == picture))
                    Add(example);
                break;
            case ActivityAction.ExampleDeleted { Example: var id }:
                foreach (var classifier in _classifiers.Values)
                    classifier.Remove(id);
                break;
            case ActivityAction.ExampleMoved { Example: var id, To: var label }:
                Move(examples.Single(example => example.Id == id), label);
                break;
            case ActivityAction.LabelDeleted { Label: var label }:
                foreach (var classifier in _classifiers.Values)
                    classifier.RemoveLabel(label);
                break;
            default:
                Fit(step.After);
                break;
        }
    }

    private void Fit(ActivityState state)
    {
        foreach (var kind in _classifiers.Keys)
        {
            _classifiers[kind] = KnnClassifier.Fit(
                state.SeenExamples().Select(example => example.As(kind)),
                state.Settings.Neighbours
            );
        }
    }

    private void Add(TaughtExample example)
    {
        if (example.Seen is not { } seen)
            return;
        foreach (var (kind, classifier) in _classifiers)
            classifier.Add(seen.As(kind));
    }

    // An example whose picture has not been looked at yet is not known to the classifiers: it joins with its new label.
    private void Move(TaughtExample example, Label label)
    {
        if (example.Features is null)
            return;
        foreach (var classifier in _classifiers.Values)
            classifier.Relabel(example.Id, label);
    }

    private static PictureId? PictureOf(ActivityState state, PartId part) =>
        state.Scene is Scene.Reporting reporting
            ? reporting.Result.Parts.First(verdict => verdict.Part.Id == part).Picture
            : null;
}
