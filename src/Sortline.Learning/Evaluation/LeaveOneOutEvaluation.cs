using System.Collections.Immutable;
using Sortline.Learning.Features;
using Sortline.Learning.Numerics;

namespace Sortline.Learning.Evaluation;

/// <summary>Evaluates one method by leave-one-out, piece by piece: fits it to all examples, and predicts each from the others.</summary>
/// <remarks>
/// Near-copies are left out together: an example is predicted from those that are not as good as the same picture.
/// A piece is a fixed amount of work, about a million multiply-adds, not a time. This class changes with every piece, so only
/// one caller at a time; what it makes is immutable, save that a <see cref="KnnClassifier"/> can be taught more.
/// </remarks>
public sealed class LeaveOneOutEvaluation
{
    private readonly ImmutableArray<Example> _examples;
    private readonly int _neighbours;
    private readonly CopyGroups _copies;
    private readonly IEnumerator<Checkpoint> _work;
    private MethodResult? _result;

    /// <summary>Starts on pictures.</summary>
    /// <param name="method">What to evaluate.</param>
    /// <param name="pictures">The examples, all ids different, in any order. None at all is fine, too.</param>
    /// <param name="neighbours">How many vote, for k nearest neighbours.</param>
    /// <param name="copies">Near-copies among the pictures; none unless told. <see cref="CopySearch"/> finds them.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such classifier, or nobody would vote.</exception>
    /// <exception cref="ArgumentException">Two pictures have one id, or their vectors differ in length.</exception>
    public LeaveOneOutEvaluation(
        LearningMethod method,
        ImmutableArray<LabelledPicture> pictures,
        int neighbours = KnnClassifier.DefaultNeighbours,
        CopyGroups? copies = null
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(neighbours);
        LabelledPictures.ThrowIfDuplicateIds(pictures);
        (Method, _neighbours, _copies) = (method, neighbours, copies ?? CopyGroups.None);
        _examples = [.. pictures.Select(picture => picture.As(method.Features)).OrderBy(example => example.Id)];
        foreach (var example in _examples)
            example.Features.ThrowIfOtherLength(_examples[0].Features.Length, nameof(pictures));
        _work = method.Classifier switch
        {
            ClassifierKind.Knn => EvaluateKnn().GetEnumerator(),
            ClassifierKind.Ridge => EvaluateRidge().GetEnumerator(),
            _ => throw LearningMethod.Unknown(method.Classifier, nameof(method)),
        };
    }

    /// <summary>What is evaluated.</summary>
    public LearningMethod Method { get; }

    /// <summary>Whether everything is done.</summary>
    public bool IsDone => _result is not null;

    /// <summary>What came out, once all is done.</summary>
    /// <exception cref="InvalidOperationException">There are pieces left.</exception>
    public MethodResult Result =>
        _result ?? throw new InvalidOperationException("The evaluation is not done yet. Call Advance until it answers false.");

    /// <summary>Evaluates a method, all at once.</summary>
    public static MethodResult Run(
        LearningMethod method,
        ImmutableArray<LabelledPicture> pictures,
        int neighbours = KnnClassifier.DefaultNeighbours,
        CopyGroups? copies = null
    )
    {
        var evaluation = new LeaveOneOutEvaluation(method, pictures, neighbours, copies);
        while (evaluation.Advance()) { }

        return evaluation.Result;
    }

    /// <summary>Does the next piece.</summary>
    /// <returns>Whether there is more to do. Once it has answered false, it does so for ever and does nothing.</returns>
    public bool Advance() => _work.MoveNext();

    /// <summary>Counts the work.</summary>
    internal WorkBudget Budget { get; } = new();

    private IEnumerable<Checkpoint> EvaluateKnn()
    {
        var classifier = new KnnClassifier(_neighbours);
        foreach (var example in _examples)
        {
            classifier.Add(example);
            if (Budget.Spend(4 * example.Features.Length))
                yield return default;
        }

        // Unlearned and learned again: history leaves no trace, so this is exact, and cheap.
        var predictions = new ScoredPrediction[_examples.Length];
        foreach (var part in _copies.Part([.. _examples.Select(example => example.Id)]))
        {
            foreach (var place in part)
                classifier.Remove(_examples[place].Id);
            foreach (var place in part)
            {
                var example = _examples[place];
                foreach (var checkpoint in classifier.Predict(example.Features, Budget, Keep))
                    yield return checkpoint;

                void Keep(Prediction prediction) => predictions[place] = new(example.Id, example.Label, prediction);
            }

            foreach (var place in part)
            {
                classifier.Add(_examples[place]);
                if (Budget.Spend(4L * _examples[place].Features.Length))
                    yield return default;
            }
        }

        _result = new(Method, classifier, EvaluationResult.Of(predictions));
    }

    private IEnumerable<Checkpoint> EvaluateRidge()
    {
        var training = new RidgeTraining(_examples, _copies, Budget);
        while (training.Advance())
            yield return default;

        var classifier = training.Result;
        List<(Example Example, Prediction Prediction)> leftOut = [];
        foreach (var checkpoint in classifier.PredictLeftOut(_copies, leftOut, Budget))
            yield return checkpoint;

        var predictions = leftOut.Select(one => new ScoredPrediction(one.Example.Id, one.Example.Label, one.Prediction));
        _result = new(Method, classifier, EvaluationResult.Of(predictions));
    }
}
