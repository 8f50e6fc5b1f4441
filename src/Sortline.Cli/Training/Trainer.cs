using System.Collections.Immutable;
using Sortline.Learning;
using Sortline.Learning.Evaluation;
using Sortline.Learning.Features;

namespace Sortline.Cli.Training;

/// <summary>Compares the methods on examples, each on a core of its own, and trains with one.</summary>
internal static class Trainer
{
    /// <summary>What leaving each example out once says of each method.</summary>
    /// <param name="methods">What to try.</param>
    /// <param name="pictures">The examples.</param>
    /// <param name="copies">The near-copies among them, which are left out together.</param>
    /// <param name="neighbours">How many vote, for k nearest neighbours.</param>
    /// <param name="cores">How many methods at once.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <returns>A result for each method, in their order.</returns>
    public static ImmutableArray<MethodResult> Compare(
        ImmutableArray<LearningMethod> methods,
        ImmutableArray<LabelledPicture> pictures,
        CopyGroups copies,
        int neighbours,
        int cores,
        CancellationToken cancellationToken
    )
    {
        var results = new MethodResult[methods.Length];
        Parallel.For(
            0,
            methods.Length,
            new() { MaxDegreeOfParallelism = cores, CancellationToken = cancellationToken },
            i => results[i] = Evaluate(methods[i], pictures, copies, neighbours, cancellationToken)
        );
        return [.. results];
    }

    /// <summary>Learns with one method, or with whichever does best on the examples.</summary>
    /// <param name="methods">The methods to choose from: at least one.</param>
    /// <param name="pictures">The examples; nothing else is looked at.</param>
    /// <param name="copies">The near-copies among them.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public static TrainedModel Train(
        ImmutableArray<LearningMethod> methods,
        ImmutableArray<LabelledPicture> pictures,
        CopyGroups copies,
        CancellationToken cancellationToken
    ) =>
        methods is [var only]
            ? new(only, only.Fit(pictures, copies: copies))
            : Best([
                .. methods.Select(method =>
                    Evaluate(method, pictures, copies, KnnClassifier.DefaultNeighbours, cancellationToken)
                ),
            ]);

    /// <summary>What was learned by the method that does best.</summary>
    public static TrainedModel Best(ImmutableArray<MethodResult> results)
    {
        var chosen = MethodSelector.Select(results);
        return new(chosen, results.First(result => result.Method == chosen).Classifier);
    }

    private static MethodResult Evaluate(
        LearningMethod method,
        ImmutableArray<LabelledPicture> pictures,
        CopyGroups copies,
        int neighbours,
        CancellationToken cancellationToken
    )
    {
        LeaveOneOutEvaluation trial = new(method, pictures, neighbours, copies);
        while (trial.Advance())
            cancellationToken.ThrowIfCancellationRequested();
        return trial.Result;
    }
}
