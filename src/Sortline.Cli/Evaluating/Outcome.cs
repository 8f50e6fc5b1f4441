using System.Collections.Immutable;
using Sortline.Cli.Learned;
using Sortline.Learning;

namespace Sortline.Cli.Evaluating;

/// <summary>One answer of a test.</summary>
/// <param name="Actual">What it is.</param>
/// <param name="Predicted">What the classifier says.</param>
/// <param name="Confidence">How sure it is of that.</param>
internal readonly record struct Answer(Label Actual, Label Predicted, double Confidence)
{
    /// <summary>Whether it is right.</summary>
    public bool IsRight => Actual == Predicted;
}

/// <summary>What came of one draw.</summary>
/// <param name="Method">The method that was taken, by its examples alone.</param>
/// <param name="Answers">The answers to all its tests.</param>
internal sealed record Outcome(Method Method, ImmutableArray<Answer> Answers)
{
    /// <summary>Learns from the examples of a draw and answers its tests.</summary>
    public static Outcome Of(Draw draw, ImmutableArray<Method> methods, CancellationToken cancellationToken)
    {
        var sorter = Learner.Learn(methods, draw.Examples, cancellationToken);
        return new(sorter.Method, [.. draw.Tests.Select(test =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            var prediction = sorter.Predict(test.Features);
            var label = prediction.Label!.Value;
            return new Answer(test.Label, label, prediction.ConfidenceOf(label));
        })]);
    }

    /// <summary>The share of right answers.</summary>
    public double Accuracy => Answers.Average(answer => answer.IsRight ? 1.0 : 0);

    /// <summary>The mean over the labels of the share of right answers.</summary>
    public double BalancedAccuracy => Answers.GroupBy(answer => answer.Actual)
        .Average(label => label.Average(answer => answer.IsRight ? 1.0 : 0));
}
