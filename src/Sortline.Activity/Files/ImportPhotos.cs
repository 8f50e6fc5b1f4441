using System.Collections.Immutable;
using Sortline.Activity.Ports;
using Sortline.Activity.Texts;
using Sortline.Messages;
using Sortline.Pictures;

namespace Sortline.Activity.Files;

/// <summary>Makes examples of the photos that the learner chose, one after another; those that will not do are named and passed over.</summary>
internal sealed class ImportPhotos(IFiles files, IPictures pictures) : IEffect
{
    private int _choices;

    /// <inheritdoc />
    public void Handle(ActivityStep step, IDispatcher activity)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(activity);
        if (step.Action is not ActivityAction.PhotosChosen { Photos: var photos })
            return;

        if (step.Before.FileTask is null && step.After.FileTask is FileTask.ImportingPhotos)
            activity.Watch(TakeAsync(photos, activity));
        else
            Forget(photos);
    }

    private async Task TakeAsync(ImmutableArray<ChosenFile> photos, IDispatcher activity)
    {
        var choice = ++_choices;
        List<(string Name, Message Why)> refused = [],
            odd = [];
        Message? end = null;
        for (var i = 0; i < photos.Length && end is null && IsOn(); i++)
        {
            var (photo, fault) = await TakeAsync(photos[i]);
            if (fault is not null)
                refused.Add((photos[i].Name, fault));
            if (photo?.Remark is { } remark)
                odd.Add((photos[i].Name, PictureRemarks.Say(remark)));

            if (IsOn())
                activity.Dispatch(
                    photo is not null
                        ? new ActivityAction.PhotoImported(photo.Picture)
                        : new ActivityAction.FileTaskProgressed(i + 1, photos.Length)
                );
            else if (photo is not null)
                pictures.Release(photo.Picture);

            if (i + 1 < photos.Length && activity.State.Examples.Length >= activity.State.MostExamples)
                end = Message.Of(
                    "files.photos-left-out",
                    ("most", activity.State.MostExamples),
                    ("count", photos.Length - i - 1)
                );
        }

        Forget(photos);
        Message?[] said = [end, .. PhotoTexts.Refused(refused, photos.Length), .. PhotoTexts.Odd(odd)];
        if (IsOn())
            activity.Dispatch(new ActivityAction.FileTaskEnded(said is [null] ? null : Message.Sequence(said)));

        // Undo, or deleting the label, ends it.
        bool IsOn() => choice == _choices && activity.State.FileTask is FileTask.ImportingPhotos;
    }

    private async Task<(TakenPhoto? Photo, Message? Fault)> TakeAsync(ChosenFile photo)
    {
        try
        {
            return (await pictures.AddPhotoAsync(photo), null);
        }
        catch (Exception exception)
        {
            return (null, exception is PictureException known ? known.Reason : FaultTexts.Other);
        }
    }

    private void Forget(ImmutableArray<ChosenFile> photos)
    {
        foreach (var photo in photos)
            files.Forget(photo);
    }
}
