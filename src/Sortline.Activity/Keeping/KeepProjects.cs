using System.Collections.Immutable;
using Sortline.Activity.Guide;
using Sortline.Activity.Levels;
using Sortline.Activity.Ports;
using Sortline.Activity.Shift;
using Sortline.Activity.Texts;
using Sortline.Messages;

namespace Sortline.Activity.Keeping;

/// <summary>Opens the projects that the browser keeps, lists them, and does to them what the learner asks.</summary>
internal sealed class KeepProjects(IProjectStore store, SaveAsYouGo saving) : IEffect
{
    // What is asked for of one project is done in that order: else one that was brought back might be deleted after that.
    private readonly Dictionary<ProjectId, Task> _deeds = [];
    private int _openings;
    private int _listings;

    /// <inheritdoc />
    public void Start(IDispatcher activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        store.Happened += happened => Hear(happened, activity);
    }

    /// <inheritdoc />
    public void Handle(ActivityStep step, IDispatcher activity)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(activity);
        if (step.Before.Project != step.After.Project)
        {
            _openings++; // What was asked for before is not wanted any more.
            if (
                step.Action is not ActivityAction.ProjectRead
                && step.Before.Aside.Any(left => left.Id == step.After.Project && left.IsLetGo)
            )
                _ = ResumeAsync(step.After.Project, activity);
        }

        switch (step.Action)
        {
            case ActivityAction.ProjectChosen(var id) when step.After.Project != id:
                _ = OpenAsync(id, takeOver: false, activity);
                break;
            case ActivityAction.TakeOverRequested when step.After.Saving is SaveStatus.ReadOnly:
                _ = OpenAsync(step.After.Project, takeOver: true, activity);
                break;
            case ActivityAction.StartOpened when !ReferenceEquals(step.Before, step.After):
                _ = ListAsync(activity);
                break;
            case ActivityAction.Arrived:
                _ = WelcomeAsync(activity);
                break;
            case ActivityAction.ProjectRenamed(var id, _) when id != step.After.Project:
                Do(id, () => RenameAsync(id, step.After), activity);
                break;
            case ActivityAction.ProjectDuplicated(var id, var name):
                Do(id, () => DuplicateAsync(id, name, step.After), activity);
                break;
            case ActivityAction.ProjectDeleted(var id):
                Do(id, () => DeleteAsync(id), activity);
                break;
            case ActivityAction.ProjectRestored(var id):
                Do(id, () => saving.IsThere(id) ? store.RestoreAsync(id) : Task.CompletedTask, activity);
                break;
        }
    }

    private void Hear(StoreEvent happened, IDispatcher activity)
    {
        switch (happened)
        {
            case StoreEvent.TakenOver(var project):
                activity.Dispatch(new ActivityAction.SavingChanged(project, new SaveStatus.ReadOnly()));
                break;
            case StoreEvent.Outdated:
                activity.Dispatch(
                    new ActivityAction.SavingChanged(
                        activity.State.Project,
                        new SaveStatus.Failed(Message.Of("storage.outdated"), MayTryAgain: false)
                    )
                );
                break;
            case StoreEvent.ListChanged when activity.State.Start is not null:
                _ = ListAsync(activity);
                break;
        }
    }

    private async Task OpenAsync(ProjectId id, bool takeOver, IDispatcher activity)
    {
        var opening = ++_openings;
        var ready = activity.State.ReadyLabels;
        try
        {
            var stored = await store.OpenAsync(id, takeOver);
            if (opening != _openings)
                return; // Something else was chosen meanwhile.

            activity.Dispatch(Answer(stored, ready));
        }
        catch (Exception exception)
        {
            if (opening == _openings)
                activity.Dispatch(new ActivityAction.NoticeRaised(Reason(exception)));
        }
    }

    // It is shown as it was left; if that is not what is kept any more, as it is kept.
    private async Task ResumeAsync(ProjectId id, IDispatcher activity)
    {
        var opening = _openings;
        try
        {
            var found = await store.ResumeAsync(id);
            if (opening != _openings)
                return;

            if (found is Resumption.Changed or Resumption.Elsewhere)
                await OpenAsync(id, takeOver: false, activity);
            else if (found is Resumption.Gone)
                activity.Dispatch(
                    new ActivityAction.SavingChanged(id, new SaveStatus.Failed(Message.Of("storage.gone"), MayTryAgain: false))
                );
        }
        catch (StorageException)
        {
            // Whatever is written next says so, if it is still so.
        }
    }

    private static ActivityAction Answer(StoredProject? stored, ImmutableArray<Dataset.LabelCard> ready)
    {
        if (stored is null)
            return new ActivityAction.NoticeRaised(Message.Of("keep.not-here"));
        if (KeptProjectReader.Read(stored, ready, out var damaged) is { } kept)
            return new ActivityAction.ProjectRead(
                kept,
                damaged > 0 ? Notice.Warning(Message.Of("keep.damaged-records", ("count", damaged))) : null
            );

        return new ActivityAction.NoticeRaised(
            KeptProjectReader.Header(stored.Header) is null ? Message.Of("keep.damaged") : Message.Of("storage.newer-project")
        );
    }

    private async Task WelcomeAsync(IDispatcher activity)
    {
        try
        {
            var entries = await store.ListAsync();
            var isUntouched =
                activity.State is { Scene: Scene.Teaching, Saving: SaveStatus.Nothing } state && state.Examples.IsEmpty;
            activity.Dispatch(new ActivityAction.ProjectsListed([.. entries.Select(Card)])); // Nobody sees their pictures yet.
            if (isUntouched && entries.Any(entry => !entry.IsDeleted))
                activity.Dispatch(new ActivityAction.StartOpened());
        }
        catch (Exception)
        {
            // Who has no list begins anew; when there is something to keep, it is said that it cannot be.
        }
    }

    private async Task ListAsync(IDispatcher activity)
    {
        var listing = ++_listings;
        ImmutableArray<ProjectEntry> entries = [];
        try
        {
            entries = await store.ListAsync();
        }
        catch (Exception exception)
        {
            activity.Dispatch(new ActivityAction.NoticeRaised(Reason(exception)));
        }

        if (listing != _listings)
            return;

        // What is in memory may be ahead of what is kept, or not be kept at all.
        var here = ActivityReducer.CardsOf(activity.State).ToDictionary(card => card.Id);
        var letGo = activity.State.Aside.Where(project => project.IsLetGo).Select(project => project.Id).ToHashSet();
        List<ProjectCard> cards = [];
        foreach (var entry in entries)
        {
            var card = Card(entry);
            cards.Add(
                here.Remove(entry.Id, out var known) && !letGo.Contains(entry.Id)
                    ? known with
                    {
                        ChangedAt = entry.ChangedAt,
                        FiledAt = card.FiledAt,
                        IsDeleted = entry.IsDeleted,
                    }
                    : card
            );
        }

        activity.Dispatch(new ActivityAction.ProjectsListed([.. here.Values, .. cards]));
    }

    private static ProjectCard Card(ProjectEntry entry)
    {
        var header = KeptProjectReader.Header(entry.Header);
        return new(
            entry.Id,
            header?.Name,
            header is null ? null : LevelList.Find(header.Level),
            header?.Seed ?? 1,
            header?.Examples ?? 0,
            entry.ChangedAt
        )
        {
            Cover = entry.Cover,
            IsElsewhere = entry.IsElsewhere,
            IsDeleted = entry.IsDeleted,
            IsNewer = header?.Format > KeptProject.Format,
            FiledAt = KeptProjectReader.TimeOf(header?.FiledAt),
        };
    }

    private Task RenameAsync(ProjectId id, ActivityState state) =>
        CardOf(id, state) is { } card ? store.RenameAsync(id, KeptProject.Header(card)) : Task.CompletedTask;

    private Task DuplicateAsync(ProjectId id, string name, ActivityState state) =>
        CardOf(id, state) is { } card
            ? store.DuplicateAsync(
                id,
                new($"{state.Session}-{state.LastProject}"),
                KeptProject.Header(card with { Name = name, FiledAt = null })
            )
            : Task.CompletedTask;

    private static ProjectCard? CardOf(ProjectId id, ActivityState state) =>
        state.Start?.Cards.FirstOrDefault(card => card.Id == id && card.Level is not null);

    // What is not written yet is to be there, too, when it is brought back.
    private async Task DeleteAsync(ProjectId id)
    {
        await saving.FinishAsync(id);
        if (saving.IsThere(id))
            await store.DeleteAsync(id);
    }

    private void Do(ProjectId id, Func<Task> work, IDispatcher activity) =>
        _deeds[id] = DoAsync(_deeds.GetValueOrDefault(id, Task.CompletedTask), work, activity);

    private async Task DoAsync(Task before, Func<Task> work, IDispatcher activity)
    {
        await before;
        try
        {
            await work();
        }
        catch (Exception exception)
        {
            activity.Dispatch(new ActivityAction.NoticeRaised(Reason(exception)));
        }

        if (activity.State.Start is not null)
            await ListAsync(activity);
    }

    private static Message Reason(Exception exception) => exception is StorageException known ? known.Reason : FaultTexts.Other;
}
