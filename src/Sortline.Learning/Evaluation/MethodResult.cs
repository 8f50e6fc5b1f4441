namespace Sortline.Learning.Evaluation;

/// <summary>What came out of trying a method.</summary>
/// <param name="Method">What was tried.</param>
/// <param name="Classifier">Fitted to all examples, ready for use.</param>
/// <param name="LeaveOneOut">
/// For each example, by id, what the classifier would have answered had it been taught all others but neither this one nor a near-copy
/// of it. k nearest neighbours list their influences; ridge regression does not. An example alone of its label is never right: without
/// it, the label is unknown. With ridge regression, penalty, temperature, mean and deviation of the features stay those of all examples,
/// which flatters it a little.
/// </param>
public sealed record MethodResult(LearningMethod Method, IClassifier Classifier, EvaluationResult LeaveOneOut)
{
    /// <summary>The share of the examples that would have been right.</summary>
    public double Accuracy => LeaveOneOut.Accuracy;

    /// <summary>The same with each label counting for as much as any other.</summary>
    public double BalancedAccuracy => LeaveOneOut.BalancedAccuracy;
}
