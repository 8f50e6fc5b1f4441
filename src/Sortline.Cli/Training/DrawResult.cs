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
    public static void ThrowIfTooFew(LabelledDataset dataset, int shots)
    {
        if (dataset.Labels.Length < 2)
            throw new CliException(Message.Of("evaluate.oneLabel", ("label", dataset.Labels[0])));

        var counts = dataset.Counts();
        var least = counts.Min();
        if (least > shots)
            return;

        var label = dataset.Labels[counts.IndexOf(least)];
        var cure = least > 1 ? Message.Of("evaluate.fewerShots", ("shots", least - 1)) : Message.Of("evaluate.morePictures");
        throw new CliException(
            Message.Sequence(
                Message.Of("evaluate.tooFew", ("label", label), ("count", least), ("shots", shots), ("needed", shots + 1)),
                cure
            )
        );
    }

    /// <summary>Learns from all pictures but those that are kept for the test, and answers about those.</summary>
    public static DrawResult OfGiven(
        LabelledDataset dataset,
        ImmutableArray<LearningMethod> methods,
        CancellationToken cancellationToken
    )
    {
        var (train, test) = (
            dataset.Pictures.RemoveAll(picture => dataset.KeptForTest.Contains(picture.Id)),
            dataset.Pictures.RemoveAll(picture => !dataset.KeptForTest.Contains(picture.Id))
        );
        if (train.DistinctBy(picture => picture.Label).Count() < 2)
            throw new CliException(Message.Of("evaluate.nothingToLearn"));

        return Of(new(train, test), methods, cancellationToken);
    }

    /// <summary>Draws, learns from what was drawn and answers about the rest.</summary>
    public static DrawResult Of(
        LabelledDataset dataset,
        int shots,
        int seed,
        ImmutableArray<LearningMethod> methods,
        CancellationToken cancellationToken
    ) => Of(Split.Draw(dataset.Pictures, shots, seed), methods, cancellationToken);

    private static DrawResult Of(Split split, ImmutableArray<LearningMethod> methods, CancellationToken cancellationToken)
    {
        var model = Trainer.Train(methods, split.Train, cancellationToken);
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
