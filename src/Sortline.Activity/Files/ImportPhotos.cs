using System.Collections.Immutable;
using Sortline.Activity.Ports;
using Sortline.Activity.Texts;
using Sortline.Messages;

namespace Sortline.Activity.Files;

/// <summary>Makes examples of the photos that the learner chose, one after another; those that will not do are named and passed over.</summary>
internal sealed class ImportPhotos(IFiles files, IPictures pictures) : IEffect
{
    private const int RefusalsShown = 3,
        NamesShown = 10;

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
        List<(string Name, Message Reason)> refused = [];
        Message? end = null;
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
                end = Message.Of("files.photos-left-out", ("most", ActivityState.MaxExamples), ("count", photos.Length - i - 1));
        }

        Forget(photos);
        if (IsOn())
            activity.Dispatch(
                new ActivityAction.FileTaskEnded(
                    end is null && refused.Count == 0 ? null : Message.Sequence([end, .. Summarise(refused, photos.Length)])
                )
            );

        // Undo, or deleting the label, ends it.
        bool IsOn() => choice == _choices && activity.State.FileTask is FileTask.ImportingPhotos;
    }

    private async Task<(PictureId? Picture, Message? Fault)> TakeAsync(ChosenFile photo)
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

    // Of the first few it says why they would not do, of some more their names.
    private static IEnumerable<Message> Summarise(List<(string Name, Message Reason)> refused, int total)
    {
        if (refused.Count == 0)
            yield break;

        yield return Message.Of("files.photos-refused", ("count", refused.Count), ("total", total));
        foreach (var (name, reason) in refused.Take(RefusalsShown))
            yield return Message.Of("files.photo-refused", ("file", name), ("why", reason));

        var others = refused.Skip(RefusalsShown).Select(one => one.Name).ToList();
        if (others.Count == 0)
            yield break;

        var named = others
            .Skip(1)
            .Take(NamesShown - 1)
            .Aggregate(
                Message.Of("files.name", ("file", others[0])),
                (before, name) => Message.Of("files.and-name", ("before", before), ("file", name))
            );
        if (others.Count > NamesShown)
            named = Message.Of("files.and-so-on", ("before", named));
        yield return Message.Of("files.more-refused", ("files", named));
    }
}
