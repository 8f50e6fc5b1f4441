using System.Collections.Immutable;
using Sortline.Cli.Input;
using Sortline.Learning;
using Sortline.Learning.Evaluation;
using Sortline.Messages;

namespace Sortline.Cli.Training;

/// <summary>The result of one draw of examples.</summary>
/// <param name="Method">The method that was taken, judging by the examples alone.</param>
/// <param name="Answers">What it answered about all other pictures.</param>
internal sealed record DrawResult(LearningMethod Method, EvaluationResult Answers)
{
    /// <summary>A seed for each of several draws.</summary>
    /// <param name="seed">Gives the same ones every time; the first ones are the same however many there are.</param>
    /// <param name="repeats">How many draws.</param>
    /// <remarks>Not the seed and the numbers after it: then seeds 1 and 2 would share all draws but one.</remarks>
    public static int[] Seeds(int seed, int repeats)
    {
        var chance = new Random(seed);
        return [.. Enumerable.Range(0, repeats).Select(_ => chance.Next())];
    }

    /// <summary>Checks that every label has enough pictures to draw from.</summary>
    /// <exception cref="CliException">A label has too few pictures: at least one must be left for the test.</exception>
    public static void ThrowIfTooFew(LabelledDataset dataset, EvaluationDoubts doubts, int shots)
    {
        if (dataset.Labels.Length < 2)
            throw new CliException(Message.Of("evaluate.oneLabel", ("label", dataset.Labels[0])));

        var counts = doubts.Distinct;
        var least = counts.Min();
        if (least > shots)
            return;

        var at = counts.IndexOf(least);
        var label = dataset.Labels[at];
        var cure = least > 1 ? Message.Of("evaluate.fewerShots", ("shots", least - 1)) : Message.Of("evaluate.morePictures");
        var needed = shots + 1;
        var lack =
            dataset.Counts()[at] == least
                ? Message.Of("evaluate.tooFew", ("label", label), ("count", least), ("shots", shots), ("needed", needed))
                : Message.Of("evaluate.tooFewDistinct", ("label", label), ("count", least), ("shots", shots), ("needed", needed));
        throw new CliException(Message.Sequence(lack, cure));
    }

    /// <summary>
    /// Learns from all pictures but those that are kept for the test, and answers about those. Near-copies of what is tested are not
    /// learned from.
    /// </summary>
    public static DrawResult OfGiven(
        LabelledDataset dataset,
        CopyGroups copies,
        ImmutableArray<LearningMethod> methods,
        CancellationToken cancellationToken
    )
    {
        var test = dataset.KeptForTest;
        var known = copies.Groups.Where(group => group.Any(test.Contains)).SelectMany(group => group).Concat(test).ToHashSet();
        var train = dataset.Pictures.RemoveAll(picture => known.Contains(picture.Id));
        if (train.DistinctBy(picture => picture.Label).Count() < 2)
            throw new CliException(Message.Of("evaluate.nothingToLearn"));

        return Of(
            new(train, dataset.Pictures.RemoveAll(picture => !test.Contains(picture.Id))),
            copies,
            methods,
            cancellationToken
        );
    }

    /// <summary>Draws, learns from what was drawn and answers about the rest.</summary>
    public static DrawResult Of(
        LabelledDataset dataset,
        CopyGroups copies,
        int shots,
        int seed,
        ImmutableArray<LearningMethod> methods,
        CancellationToken cancellationToken
    ) => Of(Split.Draw(dataset.Pictures, shots, seed, copies), copies, methods, cancellationToken);

    private static DrawResult Of(
        Split split,
        CopyGroups copies,
        ImmutableArray<LearningMethod> methods,
        CancellationToken cancellationToken
    )
    {
        var model = Trainer.Train(methods, split.Train, copies, cancellationToken);
        return new(
            model.Method,
            EvaluationResult.Of(
                split.Test.Select(picture =>
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    return new ScoredPrediction(picture.Id, picture.Label, model.Predict(picture.Features));
                })
            )
        );
    }
}
