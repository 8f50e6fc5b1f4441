using System.Collections.Immutable;
using Sortline.Activity.Dataset;
using Sortline.Learning;
using Sortline.Learning.Features;
using Sortline.Projects;

namespace Sortline.Activity.Training;

/// <summary>The nearest-neighbour classifiers, one for each kind of features, kept in step with the examples.</summary>
/// <remarks>
/// It compares the examples that it holds with those of a state, so it knows no actions and cannot miss one. The cost is that of
/// what changed. An example whose picture has not been looked at costs nothing. Only another number of neighbours fits anew.
/// </remarks>
internal sealed class KnnIndex
{
    private readonly Dictionary<FeatureKind, KnnClassifier> _classifiers = [];
    private ImmutableArray<TaughtExample> _examples = [];
    private int _neighbours;

    /// <summary>Makes one that knows nothing yet.</summary>
    public KnnIndex() => Clear(new ProjectSettings().Neighbours);

    /// <summary>What has been learned so far.</summary>
    public KnnClassifier Of(FeatureKind kind) => _classifiers[kind];

    /// <summary>Learns what a state's examples are, and with how many neighbours they vote.</summary>
    public void Update(ActivityState state)
    {
        if (state.Settings.Neighbours != _neighbours)
            Clear(state.Settings.Neighbours);

        var changes = Changes.Between(_examples, state.Examples, example => example.Id);
        _examples = state.Examples;

        // All removals come first: features of another length can only be added once the last of the old ones have gone.
        foreach (var (before, after) in changes)
        {
            if (before?.Features is { } features && !ReferenceEquals(features, after?.Features))
                Remove(before.Id);
        }

        foreach (var (before, after) in changes)
        {
            if (after?.WithFeatures is not { } seen)
                continue;
            if (!ReferenceEquals(before?.Features, after.Features))
                Add(seen);
            else if (before!.Label != after.Label)
                Relabel(after.Id, after.Label);
        }
    }

    private void Clear(int neighbours)
    {
        foreach (var kind in Enum.GetValues<FeatureKind>())
            _classifiers[kind] = new(neighbours);
        (_neighbours, _examples) = (neighbours, []);
    }

    private void Add(LabelledPicture example)
    {
        foreach (var (kind, classifier) in _classifiers.Where(one => example.Features.Has(one.Key)))
            classifier.Add(example.As(kind));
    }

    private void Remove(ExampleId example)
    {
        foreach (var classifier in _classifiers.Values)
            classifier.Remove(example);
    }

    private void Relabel(ExampleId example, Label label)
    {
        foreach (var classifier in _classifiers.Values)
            classifier.Relabel(example, label);
    }
}
