using System.Collections.Immutable;
using Sortline.Activity.Ports;
using Sortline.Activity.Texts;

namespace Sortline.Activity.Files;

/// <summary>Makes examples of the photos that the learner chose, one after another; those that will not do are named and passed over.</summary>
internal sealed class ImportPhotos(IFiles files, IPictures pictures) : IEffect
{
    private const int RefusalsShown = 3;

    private int _choices;

    /// <inheritdoc />
    public void Handle(ActivityStep step, IDispatcher activity)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(activity);
        if (step.Action is not ActivityAction.PhotosChosen { Photos: var photos })
            return;

        if (step.Before.FileTask is null && step.After.FileTask is FileTask.ImportingPhotos)
            _ = TakeAsync(photos, activity);
        else
            Forget(photos);
    }

    private async Task TakeAsync(ImmutableArray<ChosenFile> photos, IDispatcher activity)
    {
        var choice = ++_choices;
        List<(string Name, string Reason)> refused = [];
        string? end = null;
        for (var i = 0; i < photos.Length && end is null && IsOn(); i++)
        {
            var (picture, fault) = await TakeAsync(photos[i]);
            if (fault is not null)
                refused.Add((photos[i].Name, fault));

            if (IsOn())
                activity.Dispatch(
                    picture is { } taken
                        ? new ActivityAction.PhotoImported(taken)
                        : new ActivityAction.FileTaskProgressed(i + 1, photos.Length)
                );
            else if (picture is { } unwanted)
                pictures.Release(unwanted);

            if (i + 1 < photos.Length && activity.State.Examples.Length >= ActivityState.MaxExamples)
                end =
                    $"That is {ActivityState.MaxExamples} examples, the most that fit: {photos.Length - i - 1} photos were left out. ";
        }

        Forget(photos);
        if (IsOn())
            activity.Dispatch(
                new ActivityAction.FileTaskEnded(
                    end is null && refused.Count == 0 ? null : end + Summarise(refused, photos.Length)
                )
            );

        // Undo, or deleting the label, ends it.
        bool IsOn() => choice == _choices && activity.State.FileTask is FileTask.ImportingPhotos;
    }

    private async Task<(PictureId? Picture, string? Fault)> TakeAsync(ChosenFile photo)
    {
        try
        {
            return (await pictures.AddPhotoAsync(photo), null);
        }
        catch (Exception exception)
        {
            return (null, exception is PictureException ? exception.Message : FaultTexts.Other);
        }
    }

    private void Forget(ImmutableArray<ChosenFile> photos)
    {
        foreach (var photo in photos)
            files.Forget(photo);
    }

    private static string Summarise(List<(string Name, string Reason)> refused, int total)
    {
        if (refused.Count == 0)
            return "";

        var reasons = string.Join(' ', refused.Take(RefusalsShown).Select(one => $"“{one.Name}”: {one.Reason}"));
        var others =
            refused.Count > RefusalsShown
                ? $" Also: {string.Join(", ", refused.Skip(RefusalsShown).Take(10).Select(one => $"“{one.Name}”"))}{(refused.Count > RefusalsShown + 10 ? " …" : "")}."
                : "";
        return $"{refused.Count} of {total} photos could not be used; the others are there. {reasons}{others}";
    }
}
