using System.Collections.Immutable;
using Sortline.Learning.Numerics;
using Sortline.Learning.Ridge;

namespace Sortline.Learning;

public sealed partial class RidgeClassifier
{
    /// <summary>What it would answer to each of its examples, had it been fitted to the others alone. No influences.</summary>
    /// <remarks>
    /// In the order of the example ids. Penalty, temperature, mean and deviation stay those of all examples. An example alone of
    /// its label cannot get it right: without it, the label is unknown.
    /// </remarks>
    internal IEnumerable<Checkpoint> PredictLeftOut(
        ICollection<(Example Example, Prediction Prediction)> predictions,
        WorkBudget budget
    )
    {
        int[] own = [.. _examples.Select(example => Labels.BinarySearch(example.Label))];
        var counts = new int[Labels.Length];
        foreach (var label in own)
            counts[label]++;

        for (var i = 0; i < Count; i++)
        {
            predictions.Add((_examples[i], Without(i, own[i], counts[own[i]] == 1)));
            if (budget.Spend(2L * TemperatureFit.CostOfExponential * Labels.Length))
                yield return default;
        }
    }

    /// <summary>For each example, in the order of the ids, the scores it would get if it were left out.</summary>
    /// <remarks>Only tests call this: they compare the scores with those of scikit-learn.</remarks>
    internal double[][] LeaveOneOutScores() =>
        _model is { } model ? [.. Enumerable.Range(0, Count).Select(i => model.LeaveOneOut!.ScoresOf(i))] : [];

    private Prediction Without(int i, int own, bool isAlone)
    {
        if (_model is not { } model)
            return isAlone ? Prediction.None : Prediction.Of(Labels[0], [new(Labels[0], 1)], [], ClassifierKind.Ridge);

        var (labels, scores) = (Labels, model.LeaveOneOut!.ScoresOf(i));
        if (isAlone)
            (labels, scores) = (labels.RemoveAt(own), [.. scores[..own], .. scores[(own + 1)..]]);
        return ToPrediction(labels, scores, Highest(scores), model.InverseTemperature, []);
    }
}
