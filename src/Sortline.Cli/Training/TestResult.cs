using System.Collections.Immutable;
using Sortline.Cli.Input;
using Sortline.Learning;
using Sortline.Learning.Evaluation;
using Sortline.Learning.Features;
using Sortline.Projects;

namespace Sortline.Cli.Training;

/// <summary>What a trained project answers about pictures whose labels are known.</summary>
/// <param name="Method">The method that answered.</param>
/// <param name="Answers">What it answered, picture by picture, in the labels of the project.</param>
/// <param name="TaughtCopies">The near-copies among what was taught: of each tested picture that has any, the taught examples.</param>
/// <param name="NearCopies">The near-copies among what was tested.</param>
internal sealed record TestResult(
    LearningMethod Method,
    EvaluationResult Answers,
    ImmutableSortedDictionary<ExampleId, ImmutableArray<ExampleId>> TaughtCopies,
    ImmutableArray<ImmutableArray<ExampleId>> NearCopies
)
{
    /// <summary>The answers about the pictures that are no near-copies of taught ones: they alone say what is to be expected.</summary>
    public EvaluationResult OfNewPictures { get; } =
        EvaluationResult.Of(Answers.Predictions.Where(answer => !TaughtCopies.ContainsKey(answer.Example)));

    /// <summary>Asks about each picture.</summary>
    /// <param name="opened">The project; has examples.</param>
    /// <param name="labels">The labels of the project that the pictures have, in the order of the names of the data set.</param>
    /// <param name="tested">The pictures.</param>
    /// <param name="checks">Their prints.</param>
    /// <param name="cores">How many cores to keep busy.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public static TestResult Of(
        OpenedProject opened,
        ImmutableArray<ProjectLabel> labels,
        LabelledDataset tested,
        PictureChecks checks,
        int cores,
        CancellationToken cancellationToken
    )
    {
        var model = opened.Train(cores, cancellationToken);
        var answers = EvaluationResult.Of(
            tested.Pictures.Select(picture =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                return new ScoredPrediction(picture.Id, labels[picture.Label.Id].Label, model.Predict(picture.Features));
            })
        );
        ImmutableArray<LabelledPicture> taught = [.. opened.Project.LabelledPictures()];
        var groups = Copies(taught, opened, tested, checks, cancellationToken).Groups;
        return new(
            model.Method,
            answers,
            groups
                .SelectMany(group => Tested(group), (group, id) => (Id: id, Taught: Taught(group)))
                .Where(copy => !copy.Taught.IsEmpty)
                .ToImmutableSortedDictionary(copy => copy.Id, copy => copy.Taught),
            [.. groups.Select(Tested).Where(group => group.Length > 1)]
        );

        ImmutableArray<ExampleId> Tested(ImmutableArray<ExampleId> group) =>
            [.. group.Where(id => id.Value >= taught.Length).Select(id => new ExampleId(id.Value - taught.Length))];

        ImmutableArray<ExampleId> Taught(ImmutableArray<ExampleId> group) =>
            [.. group.Where(id => id.Value < taught.Length).Select(id => taught[id.Value].Id)];
    }

    // Taught and tested pictures have ids of their own; here they are counted through, the taught ones first.
    private static CopyGroups Copies(
        ImmutableArray<LabelledPicture> taught,
        OpenedProject opened,
        LabelledDataset tested,
        PictureChecks checks,
        CancellationToken cancellationToken
    )
    {
        CopySearch search = new(
            [.. taught.Concat(tested.Pictures).Select((picture, at) => picture with { Id = new(at) })],
            id =>
                id.Value < taught.Length
                    ? opened.Prints.GetValueOrDefault(taught[id.Value].Id)
                    : checks.PrintOf(tested.Pictures[id.Value - taught.Length].Id)
        );
        while (search.Advance())
            cancellationToken.ThrowIfCancellationRequested();
        return search.Result;
    }
}
