using System.Collections.Immutable;
using Sortline.Learning;
using Sortline.Learning.Evaluation;

namespace Sortline.Activity.Training;

/// <summary>What came out when each way to learn was tried on the examples, each example answered without itself (leave one out).</summary>
/// <param name="Results">One for each way; none while there are too few examples to try.</param>
/// <param name="DatasetVersion">The version of the dataset that was tried, see <see cref="ActivityState.DatasetVersion"/>.</param>
public sealed record MethodComparison(ImmutableArray<MethodResult> Results, int DatasetVersion)
{
    /// <summary>Nothing has been tried yet.</summary>
    public static MethodComparison None { get; } = new([], -1);

    /// <summary>The near-copies among the examples, which were left out together.</summary>
    public CopyGroups Copies { get; init; } = CopyGroups.None;

    /// <summary>The result of one way to learn; <see langword="null"/> if it was not tried.</summary>
    public MethodResult? Of(LearningMethod method) => Results.FirstOrDefault(result => result.Method == method);
}
