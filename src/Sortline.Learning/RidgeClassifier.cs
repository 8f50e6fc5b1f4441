using System.Collections.Immutable;
using Sortline.Learning.Ridge;

namespace Sortline.Learning;

/// <summary>Weighs every feature of every example: ridge regression of each label against all others.</summary>
/// <remarks>
/// <para>
/// Every feature is brought to mean 0 and standard deviation 1 over the examples, every vector then to length 1. Each label
/// has a score: linear in that vector, as near as the penalty allows to 1 for its own examples and to 0 for all others, with
/// an intercept that is not penalised. The label with the highest score wins; of equal ones that with the smallest id.
/// </para>
/// <para>
/// Confidence is the softmax of the scores times <see cref="InverseTemperature"/>. Temperature and penalty are chosen together, as those
/// with the smallest log-loss when each example is scored by what was learned without it (leave-one-out, in closed form; mean
/// and deviation of the features stay those of all examples): so that of answers given with 80 % about 80 % are right. While
/// no label has two examples, nothing can be left out; then the penalty is 1. Near-copies are left out together: one of them would
/// tell what the other is, and the smallest penalty would look best.
/// </para>
/// <para>
/// Immutable. Examples are put in the order of their ids before anything else and every sum has a fixed order, so equal sets
/// of examples give the same predictions to the last bit, on every machine.
/// </para>
/// </remarks>
public sealed partial class RidgeClassifier : IClassifier
{
    private readonly ImmutableArray<Example> _examples;
    private readonly Model? _model; // None while there are fewer than two labels: then there is nothing to weigh.

    private readonly Func<ChangeSolver>? _changes; // None where changes were taken in already, or there is nothing to weigh.

    internal RidgeClassifier(
        ImmutableArray<Example> examples,
        ImmutableArray<Label> labels,
        Model? model,
        Func<ChangeSolver>? changes
    ) => (_examples, Labels, _model, _changes) = (examples, labels, model, changes);

    /// <summary>The penalties that are tried, smallest first.</summary>
    public static ImmutableArray<double> Penalties => RidgeSolver.Penalties;

    /// <inheritdoc />
    public ImmutableArray<Label> Labels { get; }

    /// <summary>Whether changes were taken in after the fit, which keep its mean, deviation, penalty and temperature.</summary>
    public bool IsProvisional => _model is UpdatedModel;

    /// <summary>How many examples it was fitted to.</summary>
    public int Count => _examples.Length;

    /// <summary>The penalty chosen, or null with fewer than two labels, where no choice is needed.</summary>
    public double? Penalty => _model?.Penalty;

    /// <summary>For each of <see cref="Penalties"/> the mean leave-one-out log-loss, at its best temperature; empty with fewer than two labels.</summary>
    /// <remarks>Examples alone of their label are not counted; 0 while there are no others.</remarks>
    public ImmutableArray<double> Losses => _model is { } model ? model.Losses : [];

    /// <summary>What scores are multiplied by before they become confidences, or null with fewer than two labels.</summary>
    public double? InverseTemperature => _model?.InverseTemperature;

    /// <summary>What was learned, without the examples that it was learned from.</summary>
    /// <returns>Null with fewer than two labels, where nothing is weighed, and for a provisional classifier.</returns>
    public RidgeWeights? Weights => (_model as FittedModel)?.WeightsFor(Labels);

    /// <summary>Fits a classifier to what the learner has shown so far.</summary>
    /// <param name="examples">All vectors of one length, all ids different. None at all is fine, too.</param>
    /// <param name="copies">Near-copies among them, which are left out together; none unless told.</param>
    /// <remarks>All at once. Where there is only one thread, take a <see cref="RidgeTraining"/> and its small pieces.</remarks>
    /// <exception cref="ArgumentException">The lengths differ, or two examples have one id.</exception>
    public static RidgeClassifier Fit(IEnumerable<Example> examples, CopyGroups? copies = null)
    {
        ArgumentNullException.ThrowIfNull(examples);
        var training = new RidgeTraining([.. examples], copies);
        while (training.Advance()) { }

        return training.Result;
    }

    /// <summary>Makes what takes single changes of the examples in, without fitting anew.</summary>
    /// <remarks>For it the classifier keeps the factors of its fit: n² doubles, or p² where it has more examples than features.</remarks>
    /// <returns>Null with fewer than two labels, where a fit costs nothing, and for a provisional classifier.</returns>
    public RidgeUpdater? MakeUpdater() => _changes is { } changes ? new(this, _examples, _model!, changes()) : null;

    /// <inheritdoc />
    public Prediction Predict(FeatureVector part)
    {
        ArgumentNullException.ThrowIfNull(part);
        if (Count == 0)
            return Prediction.None;

        part.ThrowIfOtherLength(_examples[0].Features.Length, nameof(part));
        if (_model is not { } model)
            return Prediction.Of(Labels[0], [new(Labels[0], 1)], Strongest(part, 0, [], []), ClassifierKind.Ridge);

        var query = model.Design.Query(part);
        var products = model.Products(query);
        var scores = model.Scores(query, products);
        var winner = Highest(scores);
        var influences = Strongest(part, winner, products, model.Contributions(products, winner));
        return ToPrediction(Labels, scores, winner, model.InverseTemperature, influences);
    }

    /// <summary>The scores of one part, one for each of <see cref="Labels"/>: what the confidences are made of.</summary>
    internal ImmutableArray<double> ScoresOf(FeatureVector part) =>
        _model is { } model && model.Design.Query(part) is var query ? [.. model.Scores(query, model.Products(query))] : [];

    /// <summary>The label of an example, by its place in the order of the ids.</summary>
    internal Label LabelOf(int place) => _examples[place].Label;

    /// <summary>What each example, in the order of the ids, adds to the score of a label.</summary>
    /// <remarks>Only tests call this: they hold the weights of the influences against it.</remarks>
    internal double[] ContributionsTo(FeatureVector part, int label) =>
        _model is { } model ? model.Contributions(model.Products(model.Design.Query(part)), label) : [];

    internal static int Highest(ReadOnlySpan<double> scores)
    {
        var highest = 0;
        for (var label = 1; label < scores.Length; label++)
        {
            if (scores[label] > scores[highest])
                highest = label;
        }

        return highest;
    }

    internal static Prediction ToPrediction(
        ImmutableArray<Label> labels,
        double[] scores,
        int winner,
        double inverseTemperature,
        ImmutableArray<Influence> influences
    )
    {
        Calibration.Softmax(scores, inverseTemperature);
        return Prediction.Of(
            labels[winner],
            [.. labels.Select((label, i) => new Confidence(label, scores[i]))],
            influences,
            ClassifierKind.Ridge
        );
    }
}
