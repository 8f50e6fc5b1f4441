using Sortline.Activity.Dataset;
using Sortline.Activity.Ports;

namespace Sortline.Activity.FeatureExtraction;

/// <summary>Forgets the pictures that nothing on the page can show any more.</summary>
/// <remarks>It looks only for those that a step brought or that left their place in it: most steps have none to look for.</remarks>
internal sealed class ReleasePictures(IPictures pictures) : IEffect
{
    /// <inheritdoc />
    public void Handle(ActivityStep step, IDispatcher activity)
    {
        ArgumentNullException.ThrowIfNull(step);
        HashSet<PictureId> loose = [.. Brought(step.Action)];
        if (!ReferenceEquals(step.Before, step.After))
            loose.UnionWith([
                .. LeftQuestion(step),
                .. LeftSamples(step),
                .. LeftScene(step),
                .. LeftExamples(step),
                .. LeftHistory(step),
            ]);
        foreach (var (_, after) in loose.Count > 0 ? step.ExampleChanges : [])
        {
            if (after?.Picture is { } kept)
                loose.Remove(kept);
        }

        if (loose.Count > 0)
            loose.ExceptWith(step.After.Pictures());
        foreach (var picture in loose)
            pictures.Release(picture);
    }

    // A picture that came too late, or for a label that has gone, has no place at all.
    private static IEnumerable<PictureId> Brought(ActivityAction action) =>
        action switch
        {
            ActivityAction.PartPhotographed { Picture: var picture } => [picture],
            ActivityAction.SamplePhotographed { Picture: var picture } => [picture],
            ActivityAction.PhotoImported { Picture: var picture } => [picture],
            ActivityAction.PhotoShown { Picture: var picture } => [picture],
            ActivityAction.ProjectOpened { Pictures: var all } => all.Values,
            _ => [],
        };

    private static IEnumerable<PictureId> LeftSamples(ActivityStep step) =>
        step.Before.Samples == step.After.Samples
            ? []
            : step.Before.Samples.Except(step.After.Samples).Select(sample => sample.Picture);

    private static IEnumerable<PictureId> LeftQuestion(ActivityStep step) =>
        step.Before.Question is { Picture: var asked } && step.After.Question?.Picture != asked ? [asked] : [];

    private static IEnumerable<PictureId> LeftScene(ActivityStep step) =>
        ReferenceEquals(step.Before.Scene, step.After.Scene) && ReferenceEquals(step.Before.LastResult, step.After.LastResult)
            ? []
            : step.Before.PartPictures().Except(step.After.PartPictures());

    private static IEnumerable<PictureId> LeftExamples(ActivityStep step) => Left(step.ExampleChanges);

    // Only so many acts can be taken back: the oldest one goes when a new one comes, and with it what it took away.
    private static IEnumerable<PictureId> LeftHistory(ActivityStep step)
    {
        if (step.Before.History == step.After.History || step.Before.History.IsEmpty)
            return [];
        if (step.After.History.IsEmpty)
            return step
                .Before.History.SelectMany(snapshot => snapshot.Examples)
                .Select(example => example.Picture)
                .OfType<PictureId>();

        var (forgotten, oldest) = (step.Before.History.Last(), step.After.History.Last());
        return forgotten == oldest ? [] : Left(Changes.Between(forgotten.Examples, oldest.Examples, example => example.Id));
    }

    private static IEnumerable<PictureId> Left(IEnumerable<Change<TaughtExample>> changes) =>
        changes
            .Where(change => change.Before is not null && change.Before.Picture != change.After?.Picture)
            .Select(change => change.Before!.Picture)
            .OfType<PictureId>();
}
