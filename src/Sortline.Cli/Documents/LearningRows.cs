using System.Collections.Immutable;
using Sortline.Learning;
using Sortline.Learning.Evaluation;

namespace Sortline.Cli.Documents;

/// <summary>How many pictures a label has.</summary>
internal sealed record LabelRow(string Name, int Pictures);

/// <summary>How a method does when each example is left out once.</summary>
internal sealed record LeaveOneOutRow(string Classifier, string Features, double Accuracy, double BalancedAccuracy, bool Taken)
{
    /// <summary>The rows of some results.</summary>
    public static ImmutableArray<LeaveOneOutRow> Of(ImmutableArray<MethodResult> results, LearningMethod taken) =>
        [
            .. results.Select(result =>
            {
                var (classifier, features) = MethodRow.Of(result.Method);
                return new LeaveOneOutRow(classifier, features, result.Accuracy, result.BalancedAccuracy, result.Method == taken);
            }),
        ];
}

/// <summary>Something about the examples that is worth a look.</summary>
/// <param name="Kind">What it is: "contradiction", "mislabelled", "duplicate" or "lonely".</param>
/// <param name="Text">The same in a sentence.</param>
/// <param name="Examples">The numbers of the examples it is about.</param>
/// <param name="Files">Their files, where they are known.</param>
internal sealed record HintRow(string Kind, string Text, ImmutableArray<int> Examples, ImmutableArray<string>? Files = null);
