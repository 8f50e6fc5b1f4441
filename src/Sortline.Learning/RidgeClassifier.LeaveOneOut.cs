using System.Collections.Immutable;
using Sortline.Learning.Numerics;
using Sortline.Learning.Ridge;

namespace Sortline.Learning;

public sealed partial class RidgeClassifier
{
    /// <summary>What it would answer to each of its examples, had it been fitted to the others alone. No influences.</summary>
    /// <remarks>
    /// In the order of the example ids. Penalty, temperature, mean and deviation stay those of all examples. An example alone of
    /// its label cannot get it right: without it, the label is unknown. Near-copies go as one.
    /// </remarks>
    /// <param name="copies">The near-copies that it was fitted with.</param>
    /// <param name="predictions">Takes the predictions.</param>
    /// <param name="budget">Says when to pause.</param>
    internal IEnumerable<Checkpoint> PredictLeftOut(
        CopyGroups copies,
        ICollection<(Example Example, Prediction Prediction)> predictions,
        WorkBudget budget
    )
    {
        int[] own = [.. _examples.Select(example => Labels.BinarySearch(example.Label))];
        LeftOutParts parts = new(copies.Part([.. _examples.Select(example => example.Id)]), own, Labels.Length);
        for (var i = 0; i < Count; i++)
        {
            predictions.Add((_examples[i], Without(i, parts.UnknownWithout(i))));
            if (budget.Spend(2L * TemperatureFit.CostOfExponential * Labels.Length))
                yield return default;
        }
    }

    /// <summary>For each example, in the order of the ids, the scores it would get if it were left out.</summary>
    /// <remarks>Only tests call this: they compare the scores with those of scikit-learn.</remarks>
    internal double[][] LeaveOneOutScores() =>
        _model is { } model ? [.. Enumerable.Range(0, Count).Select(i => model.LeaveOneOut!.ScoresOf(i))] : [];

    private Prediction Without(int i, ImmutableArray<int> unknown)
    {
        if (unknown.Length == Labels.Length)
            return Prediction.None;
        if (_model is not { } model)
            return Prediction.Of(Labels[0], [new(Labels[0], 1)], [], ClassifierKind.Ridge);

        var (labels, scores) = (Labels, model.LeaveOneOut!.ScoresOf(i));
        if (!unknown.IsEmpty)
        {
            int[] known = [.. Enumerable.Range(0, labels.Length).Where(label => !unknown.Contains(label))];
            (labels, scores) = ([.. known.Select(label => Labels[label])], [.. known.Select(label => scores[label])]);
        }

        return ToPrediction(labels, scores, Highest(scores), model.InverseTemperature, []);
    }
}
