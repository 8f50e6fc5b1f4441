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
                .. LeftAside(step),
                .. LeftStart(step),
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
            ActivityAction.LastShiftHandedOver { Pictures: var left } => left.Select(one => one.Picture),
            ActivityAction.PhotoImported { Picture: var picture } => [picture],
            ActivityAction.PhotoShown { Picture: var picture } => [picture],
            ActivityAction.ProjectOpened { Pictures: var all } => all.Values,
            ActivityAction.ProjectsListed { Cards: var cards } => cards.Select(card => card.Cover).OfType<PictureId>(),
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

    // Only so many acts can be taken back, and what was taken back goes when something else is done. A deleted project goes whole.
    private static IEnumerable<PictureId> LeftHistory(ActivityStep step)
    {
        var (before, after) = (step.Before, step.After);
        return before.Project == after.Project && step.Action is not ActivityAction.ProjectRead
            ? after.History.Lacks(before.History).SelectMany(act => act.Pictures())
            : before.History.Pictures();
    }

    private static IEnumerable<PictureId> LeftAside(ActivityStep step) =>
        step.Before.Aside == step.After.Aside && step.Before.Deleted == step.After.Deleted
            ? []
            : step
                .Before.Aside.Concat(step.Before.Deleted)
                .Except(step.After.Aside)
                .Except(step.After.Deleted)
                .SelectMany(project => project.Pictures());

    private static IEnumerable<PictureId> LeftStart(ActivityStep step) =>
        ReferenceEquals(step.Before.Start, step.After.Start)
            ? []
            : (step.Before.Start?.Cards ?? []).Select(card => card.Cover).OfType<PictureId>();

    private static IEnumerable<PictureId> Left(IEnumerable<Change<TaughtExample>> changes) =>
        changes
            .Where(change => change.Before is not null && change.Before.Picture != change.After?.Picture)
            .Select(change => change.Before!.Picture)
            .OfType<PictureId>();
}
