using System.Collections.Immutable;
using Sortline.Activity.Keeping;
using Sortline.Activity.Ports;
using Sortline.Activity.Texts;
using Sortline.Messages;
using Sortline.Projects;

namespace Sortline.Activity.Files;

/// <summary>Writes each project of the list to a file of its own, one after the other. One that cannot be read is named, and the others go on.</summary>
internal sealed class SaveAllProjects(IProjectStore store, IFiles files, IPictures pictures, TimeProvider time) : IEffect
{
    private const int LongestName = 60;
    private const int FaultsShown = 3;

    private CancellationTokenSource? _cancellation;

    /// <inheritdoc />
    public void Handle(ActivityStep step, IDispatcher activity)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(activity);
        if (step.Before.FileTask is FileTask.SavingAll && step.After.FileTask is not FileTask.SavingAll)
            _cancellation?.Cancel();
        else if (step is { Before.FileTask: null, After.FileTask: FileTask.SavingAll })
            _ = SaveAllAsync(activity);
    }

    private async Task SaveAllAsync(IDispatcher activity)
    {
        using CancellationTokenSource cancellation = new();
        _cancellation = cancellation;
        ImmutableArray<ProjectCard> cards = [.. activity.State.Start?.CanBeSaved ?? []];
        List<ProjectId> saved = [];
        List<Message> faults = [];
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        Progress progress = new(activity, cards.Sum(card => card.Examples), cancellation.Token);
        try
        {
            foreach (var card in cards)
            {
                cancellation.Token.ThrowIfCancellationRequested();
                if (await TrySaveAsync(card, FileName(card, names), progress, activity, cancellation.Token) is { } fault)
                    faults.Add(Message.Of("files.one-not-saved", ("project", CardTexts.Name(card)), ("why", fault)));
                else
                    saved.Add(card.Id);
                progress.Pass(card.Examples);
            }
        }
        catch (OperationCanceledException)
        {
            // What was saved until then is there; nobody waits for more.
        }
        finally
        {
            if (_cancellation == cancellation)
                _cancellation = null;
        }

        await NoteAsync([.. saved], activity);
        if (!cancellation.IsCancellationRequested)
            activity.Dispatch(new ActivityAction.FileTaskEnded(faults.Count == 0 ? null : Summarise(faults)));
    }

    private static Message Summarise(List<Message> faults) =>
        Message.Sequence([
            .. faults.Take(FaultsShown),
            faults.Count > FaultsShown ? Message.Of("files.more-remarks", ("count", faults.Count - FaultsShown)) : null,
        ]);

    // What is in memory may be ahead of what is kept, or not be kept at all.
    private async Task<Message?> TrySaveAsync(
        ProjectCard card,
        string name,
        Progress progress,
        IDispatcher activity,
        CancellationToken cancelled
    )
    {
        var inMemory = InMemory(card.Id, activity.State);
        StoredProject? stored = null;
        try
        {
            stored = inMemory is null or { IsLetGo: true } ? await store.OpenAsync(card.Id) : null;
            cancelled.ThrowIfCancellationRequested();
            var project =
                (stored is null ? null : KeptProjectReader.Read(stored, activity.State.ReadyLabels, out _))
                ?? inMemory
                ?? throw new ProjectFormatException(Message.Of("keep.damaged"));
            var lost = await WriteAsync(project, name, progress, cancelled);
            return lost.IsEmpty ? null : Message.Of("files.not-whole");
        }
        catch (Exception exception) when (!cancelled.IsCancellationRequested)
        {
            return exception switch
            {
                StorageException known => known.Reason,
                ProjectFormatException known => known.Reason,
                FileException known => known.Reason,
                _ => FaultTexts.Other,
            };
        }
        catch (Exception) when (cancelled.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancelled);
        }
        finally
        {
            if (stored is not null)
                await LetGoAsync(stored, activity);
        }
    }

    private async Task<ImmutableArray<Repair>> WriteAsync(
        ProjectState project,
        string name,
        Progress progress,
        CancellationToken cancelled
    )
    {
        var pictureOf = project.Examples.ToDictionary(example => example.Id, example => example.Picture);
        ImmutableArray<Repair> lost = [];
        await files.SaveAsync(
            name,
            ProjectFile.MediaType,
            async stream =>
                lost = await ProjectFile.WriteAsync(
                    ProjectMapping.Of(project),
                    async id => await PngAsync(pictureOf[id]!.Value),
                    stream,
                    progress,
                    cancelled
                )
        );
        return lost;
    }

    private async Task<byte[]?> PngAsync(PictureId picture)
    {
        try
        {
            return await pictures.PngAsync(picture);
        }
        catch (PictureException)
        {
            return null; // The file does without it, and says so.
        }
    }

    // Unless the learner has opened it meanwhile: then it is theirs.
    private async Task LetGoAsync(StoredProject stored, IDispatcher activity)
    {
        var still = activity.State.Pictures().ToHashSet();
        foreach (var picture in stored.Records.Select(record => record.Picture).OfType<PictureId>().Distinct())
        {
            if (!still.Contains(picture))
                pictures.Release(picture);
        }

        if (stored.IsReadOnly || InMemory(stored.Id, activity.State) is { IsLetGo: false })
            return;

        try
        {
            await store.CloseAsync(stored.Id);
        }
        catch (StorageException)
        {
            // It stays held by this page, which is no harm to what it holds.
        }
    }

    // When they were filed is kept with them; where that cannot be, the files are there all the same.
    private async Task NoteAsync(ImmutableArray<ProjectId> saved, IDispatcher activity)
    {
        if (saved.IsEmpty)
            return;

        var at = time.GetUtcNow();
        foreach (var card in (activity.State.Start?.Cards ?? []).Where(card => saved.Contains(card.Id)))
        {
            if (card.Id == activity.State.Project || card.IsElsewhere || card.Level is null || card.ChangedAt is null)
                continue;

            try
            {
                await store.RenameAsync(card.Id, KeptProject.Header(card with { FiledAt = at }), isChange: false);
            }
            catch (StorageException) { }
        }

        activity.Dispatch(new ActivityAction.ProjectsFiled(saved, at));
    }

    private static ProjectState? InMemory(ProjectId id, ActivityState state) =>
        id == state.Project ? state.OpenProject() : state.Aside.FirstOrDefault(project => project.Id == id);

    // A name that every system takes, and that none of the others has.
    private static string FileName(ProjectCard card, HashSet<string> taken)
    {
        var plain = string.Concat((card.Name ?? "").Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_'))
            .Trim();
        var stem =
            plain.Length == 0 ? $"sortline-{card.Level?.Id}"
            : plain.Length > LongestName ? plain[..LongestName].Trim()
            : plain;
        var name = stem;
        for (var copy = 2; !taken.Add(name); copy++)
            name = $"{stem} {copy}";
        return name + ProjectFile.Extension;
    }

    private sealed class Progress(IDispatcher activity, int total, CancellationToken cancelled) : IProgress<ProjectProgress>
    {
        private const int Step = 10; // Each report is a rendering of the page.

        private int _before;

        public void Pass(int pictures)
        {
            _before += pictures;
            Tell(_before);
        }

        public void Report(ProjectProgress value)
        {
            if (value.Done % Step == 0)
                Tell(_before + value.Done);
        }

        private void Tell(int done)
        {
            if (!cancelled.IsCancellationRequested)
                activity.Dispatch(new ActivityAction.FileTaskProgressed(Math.Min(done, total), total));
        }
    }
}
