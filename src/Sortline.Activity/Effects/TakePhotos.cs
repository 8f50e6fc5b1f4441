using System.Collections.Immutable;
using Sortline.Activity.Ports;

namespace Sortline.Activity.Effects;

/// <summary>Makes examples of the photos that the learner chose, one after another; those that will not do are named and passed over.</summary>
public sealed class TakePhotos(IFiles files, IPictures pictures) : IEffect
{
    private const int RefusalsShown = 3;

    private ActivityState? _now;
    private int _choices;

    /// <inheritdoc />
    public void Handle(ActivityStep step, Action<ActivityAction> dispatch)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(dispatch);
        _now = step.After;
        if (step.Action is not ActivityAction.PhotosChosen { Photos: var photos })
            return;

        if (step.Before.FileWork is null && step.After.FileWork is FileWork.TakingPhotos)
            _ = TakeAsync(photos, dispatch);
        else
            Forget(photos);
    }

    private async Task TakeAsync(ImmutableArray<ChosenFile> photos, Action<ActivityAction> dispatch)
    {
        var choice = ++_choices;
        List<(string Name, string Reason)> refused = [];
        string? end = null;
        for (var i = 0; i < photos.Length && end is null && IsOn(); i++)
        {
            try
            {
                var picture = await pictures.AddPhotoAsync(photos[i]);
                if (IsOn())
                    dispatch(new ActivityAction.PhotoTaken(picture));
                else
                    pictures.Release(picture);
            }
            catch (PictureException exception)
            {
                refused.Add((photos[i].Name, exception.Message));
                if (IsOn())
                    dispatch(new ActivityAction.FileWorkProgressed(i + 1, photos.Length));
            }

            if (i + 1 < photos.Length && _now!.Examples.Length >= ActivityState.MaxExamples)
                end =
                    $"That is {ActivityState.MaxExamples} examples, the most that fit: {photos.Length - i - 1} photos were left out. ";
        }

        Forget(photos);
        if (IsOn())
            dispatch(
                new ActivityAction.FileWorkEnded(end is null && refused.Count == 0 ? null : end + Told(refused, photos.Length))
            );

        // Undo, or deleting the label, ends it.
        bool IsOn() => choice == _choices && _now!.FileWork is FileWork.TakingPhotos;
    }

    private void Forget(ImmutableArray<ChosenFile> photos)
    {
        foreach (var photo in photos)
            files.Forget(photo);
    }

    private static string Told(List<(string Name, string Reason)> refused, int total)
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
