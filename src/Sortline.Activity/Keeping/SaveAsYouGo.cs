using System.Collections.Immutable;
using Sortline.Activity.Dataset;
using Sortline.Activity.Ports;
using Sortline.Activity.Shift;
using Sortline.Activity.Texts;

namespace Sortline.Activity.Keeping;

/// <summary>Writes down what changes, record by record, one write at a time; what changes meanwhile goes into the next.</summary>
/// <remarks>
/// Only the browser's word that a write is complete makes "Saved". What could not be written stays due, so that a later write, or
/// another try, brings all of it. A project is written from the first thing on that somebody would miss.
/// </remarks>
internal sealed class SaveAsYouGo(IProjectStore store, DriveLine line, TimeProvider time) : IEffect
{
    // What happens in the same turn goes into one write.
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(1);

    private readonly Dictionary<ProjectId, DueRecords> _due = [];
    private readonly HashSet<ProjectId> _kept = [];
    private readonly HashSet<ProjectId> _unwritten = [];
    private readonly Dictionary<ProjectId, Task> _writing = [];
    private bool _isPersistenceAsked;
    private StorageFault? _fault;

    /// <summary>Whether the store has heard of a project, for all that is known here.</summary>
    public bool IsThere(ProjectId project) => !_unwritten.Contains(project);

    /// <summary>Waits until what is being written of a project is written, or could not be.</summary>
    public Task FinishAsync(ProjectId project) => _writing.GetValueOrDefault(project, Task.CompletedTask);

    /// <inheritdoc />
    public void Handle(ActivityStep step, IDispatcher activity)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(activity);
        var (before, after) = (step.Before, step.After);
        if (step.Action is ActivityAction.ProjectRead { Kept: { Id: var read, IsReadOnly: var isReadOnly } })
        {
            _kept.Add(read);
            _due.Remove(read);
            if (!isReadOnly)
                activity.Dispatch(new ActivityAction.SavingChanged(read, new SaveStatus.Saved()));
        }

        if (step.Action is ActivityAction.SavingRetried)
            Begin(after.Project, activity);
        if (step.Action is ActivityAction.ProjectRestored(var restored))
            Begin(restored, activity);
        if (step.Action is ActivityAction.ProjectLetGo(var letGo) && letGo != after.Project)
            _ = CloseAsync(letGo);
        if (before.Project != after.Project && !_writing.ContainsKey(before.Project))
            LetGo(before.Project, activity);
        if (ReferenceEquals(before, after) || after.Saving is SaveStatus.ReadOnly)
            return;

        if (before.Project != after.Project && !_kept.Contains(before.Project) && before.OpenProject().IsWorthKeeping)
            Write(before.Project, before.OpenProject(), activity); // It was left while nothing could be written.
        if (step.Action is ActivityAction.ProjectRead)
            return;

        var project = after.OpenProject();
        if (_kept.Contains(after.Project) && before.Project == after.Project)
            WriteChanges(step, project, activity);
        else if (!_kept.Contains(after.Project) && project.IsWorthKeeping)
            Write(after.Project, project, activity);
        else if (_kept.Contains(after.Project) && after.Saving is SaveStatus.Nothing)
            activity.Dispatch(new ActivityAction.SavingChanged(after.Project, StatusOf(after.Project)));
    }

    private SaveStatus StatusOf(ProjectId project) =>
        _due.ContainsKey(project) ? new SaveStatus.Saving() : new SaveStatus.Saved();

    private void Write(ProjectId id, ProjectState project, IDispatcher activity)
    {
        _kept.Add(id);
        _unwritten.Add(id);
        var due = Due(id, project);
        due.IsStrict = project.History.Acts.IsEmpty; // Brought in one piece, from elsewhere.
        for (var i = 0; i < project.Labels.Length; i++)
            due.Put(KeptProject.Of(project.Labels[i], i));
        due.Put(KeptProject.Of(project.Settings));
        if (!project.Dismissed.IsEmpty)
            due.Put(KeptProject.Of(project.Dismissed));
        var there = project.Examples.Select(example => example.Id).ToHashSet();
        foreach (var example in Known(project))
            PutExample(due, example, there.Contains(example.Id), project);
        foreach (var act in project.History.Acts)
            due.Put(KeptProject.Of(act));
        PutScenes(due, null, project);
        due.Put(KeptProject.OfSession(project));
        Begin(id, activity);
    }

    // Those that are there, and those that can be brought back.
    private static IEnumerable<TaughtExample> Known(ProjectState project) =>
        project
            .Examples.Concat(
                project.History.Acts.SelectMany(act => act.Examples.Select(change => change.After ?? change.Before!))
            )
            .DistinctBy(example => example.Id);

    private void WriteChanges(ActivityStep step, ProjectState project, IDispatcher activity)
    {
        var (before, after) = (step.Before, step.After);
        DueRecords due = _due.TryGetValue(after.Project, out var waiting) ? waiting : new();
        var earlier = before.OpenProject();
        if (before.Labels != after.Labels)
            PutLabels(due, before, after);
        if (before.Settings != after.Settings)
            due.Put(KeptProject.Of(after.Settings));
        if (before.Dismissed != after.Dismissed)
            due.Put(KeptProject.Of(after.Dismissed));
        foreach (var (old, now) in step.ExampleChanges)
        {
            if (now is null)
                due.Put(KeptProject.Of(old!, isThere: false));
            else
                PutExample(due, now, isThere: true, project, old);
        }

        if (before.History != after.History)
            PutHistory(due, before, after);
        PutScenes(due, earlier, project);
        if (IsOtherSession(earlier, project))
            due.Put(KeptProject.OfSession(project));
        if (before.Seed != after.Seed || before.ProjectName != after.ProjectName)
            due.Touch();
        if (before.FiledAt != after.FiledAt)
            due.Touch(isChange: false);
        if (due.IsEmpty)
            return;

        due.Project = project;
        _due[after.Project] = due;
        Begin(after.Project, activity);
    }

    private DueRecords Due(ProjectId id, ProjectState project)
    {
        if (!_due.TryGetValue(id, out var due))
            _due[id] = due = new();
        due.Project = project;
        due.Touch();
        return due;
    }

    private static void PutLabels(DueRecords due, ActivityState before, ActivityState after)
    {
        for (var i = 0; i < after.Labels.Length; i++)
        {
            if (i >= before.Labels.Length || before.Labels[i] != after.Labels[i])
                due.Put(KeptProject.Of(after.Labels[i], i));
        }

        foreach (var gone in before.Labels.Where(card => after.Card(card.Label) is null))
            due.Delete(new(KeptProject.Label, gone.Label.Id));
    }

    private static void PutExample(
        DueRecords due,
        TaughtExample example,
        bool isThere,
        ProjectState project,
        TaughtExample? before = null
    )
    {
        if (before is null || before with { Features = null } != example with { Features = null })
            due.Put(KeptProject.Of(example, isThere));
        if (example.Features is { } seen && !ReferenceEquals(seen, before?.Features))
            due.Put(KeptProject.OfFeatures(example.Id, seen, project.Settings.Views));
    }

    private static void PutHistory(DueRecords due, ActivityState before, ActivityState after)
    {
        var old = before.History.Acts.ToDictionary(act => act.Number);
        foreach (var act in after.History.Acts)
        {
            if (!old.Remove(act.Number, out var earlier) || !ReferenceEquals(earlier, act))
                due.Put(KeptProject.Of(act));
        }

        if (old.Count == 0)
            return;

        foreach (var gone in old.Values)
            due.Delete(new(KeptProject.Act, gone.Number));

        // What only they could have brought back goes with them.
        var lost = old.Values.SelectMany(Ids).ToHashSet();
        lost.ExceptWith(after.Examples.Select(example => example.Id));
        if (lost.Count > 0)
            lost.ExceptWith(after.History.Acts.SelectMany(Ids));
        foreach (var example in lost)
        {
            due.Delete(new(KeptProject.Example, example.Value));
            due.Delete(new(KeptProject.Features, example.Value));
        }

        static IEnumerable<Learning.ExampleId> Ids(Act act) => act.Examples.Select(change => (change.After ?? change.Before!).Id);
    }

    private static bool IsOtherSession(ProjectState before, ProjectState after) =>
        (
            before.History.Position,
            before.History.StartAccuracy,
            before.BeltSpeed,
            before.ChosenPartsPerShift,
            before.RejectThreshold,
            before.Customer,
            before.Asking
        )
            != (
                after.History.Position,
                after.History.StartAccuracy,
                after.BeltSpeed,
                after.ChosenPartsPerShift,
                after.RejectThreshold,
                after.Customer,
                after.Asking
            )
        || (before.LastRound, before.LastExampleId, before.LastLabelId)
            != (after.LastRound, after.LastExampleId, after.LastLabelId)
        || before.Progress != after.Progress
        || before.Quiz != after.Quiz
        || before.Scene?.GetType() != after.Scene?.GetType();

    // The last shift, or the one that runs, and the one before it.
    private void PutScenes(DueRecords due, ProjectState? before, ProjectState after)
    {
        var isSame =
            before is not null
            && ReferenceEquals(before.Scene, after.Scene)
            && ReferenceEquals(before.LastResult, after.LastResult)
            && (after.Scene is not Scene.Running || before.BeltSpeed.Equals(after.BeltSpeed));
        if (isSame)
            return;

        var (oldFirst, oldSecond) = Slots(before?.Scene, before?.LastResult);
        var (first, second) = Slots(after.Scene, after.LastResult);
        PutParts(due, 0, oldFirst, first);
        PutParts(due, 1, oldSecond, second);
        if (after.Scene is Scene.Running running)
            due.Put(KeptProject.Of(running, after.Seed, after.BeltSpeed ?? 0, line.Log));
        else if (after.LastResult is { } last)
            due.Put(KeptProject.Of(0, last));
        else
            due.Delete(new(KeptProject.Shift, 0));
        var earlier = after.Scene switch
        {
            Scene.Running => after.LastResult,
            Scene.Reporting reporting => reporting.Before,
            _ => null,
        };
        if (earlier is not null)
            due.Put(KeptProject.Of(1, earlier));
        else
            due.Delete(new(KeptProject.Shift, 1));
    }

    private static (ImmutableArray<InspectedPart> First, ImmutableArray<InspectedPart> Second) Slots(
        Scene? scene,
        ShiftResult? last
    ) =>
        scene switch
        {
            Scene.Running running => (running.Parts, last?.Parts ?? []),
            Scene.Reporting reporting => (reporting.Result.Parts, reporting.Before?.Parts ?? []),
            _ => (last?.Parts ?? [], []),
        };

    private static void PutParts(
        DueRecords due,
        int slot,
        ImmutableArray<InspectedPart> before,
        ImmutableArray<InspectedPart> after
    )
    {
        for (var i = 0; i < after.Length; i++)
        {
            if (i >= before.Length || before[i] with { Features = null } != after[i] with { Features = null })
                due.Put(KeptProject.Of(slot, i, after[i]));
        }

        for (var i = after.Length; i < before.Length; i++)
            due.Delete(KeptProject.PartKey(slot, i));
    }

    private void Begin(ProjectId project, IDispatcher activity)
    {
        if (!_due.ContainsKey(project))
            return;

        if (activity.State.Saving is not SaveStatus.Failed || _fault is null)
            activity.Dispatch(new ActivityAction.SavingChanged(project, new SaveStatus.Saving()));
        if (!_writing.ContainsKey(project))
            _writing[project] = WriteAsync(project, activity);
    }

    private async Task WriteAsync(ProjectId project, IDispatcher activity)
    {
        await Task.Delay(Gathering, time);
        try
        {
            while (_due.Remove(project, out var due))
            {
                if (await TryAsync(due.Project!, due) is { } fault)
                {
                    _due[project] = _due.TryGetValue(project, out var since) ? due.Then(since) : due;
                    _fault = fault.Fault;
                    Tell(project, fault, activity);
                    return;
                }

                _fault = null;
                _unwritten.Remove(project);
            }
        }
        finally
        {
            _writing.Remove(project); // What is due from here on is for another to write.
        }

        activity.Dispatch(new ActivityAction.SavingChanged(project, new SaveStatus.Saved()));
        LetGo(project, activity);
        // What could not be written before. What was deleted since then waits for being brought back.
        foreach (var other in _due.Keys.Except(activity.State.Deleted.Select(deleted => deleted.Id)).ToList())
            Begin(other, activity);
        if (!_isPersistenceAsked)
            _ = AskAsync(activity); // Some browsers ask the learner, who may not answer at all: nothing waits for that.
    }

    // A project that was left, once all of it is written: until then only this page has it whole.
    private void LetGo(ProjectId project, IDispatcher activity)
    {
        if (project != activity.State.Project && _kept.Contains(project) && !_due.ContainsKey(project))
            activity.Dispatch(new ActivityAction.ProjectLetGo(project));
    }

    private async Task CloseAsync(ProjectId project)
    {
        try
        {
            await store.CloseAsync(project);
        }
        catch (StorageException)
        {
            // It stays held by this page, which is no harm to what it holds.
        }
    }

    private async Task<StorageException?> TryAsync(ProjectState project, DueRecords due)
    {
        try
        {
            await store.WriteAsync(
                new(project.Id, KeptProject.Header(project), KeptProject.Cover(project), due.Records, due.Deleted, due.IsStrict)
                {
                    IsChange = due.IsChange,
                }
            );
            return null;
        }
        catch (StorageException fault)
        {
            return fault;
        }
        catch (Exception exception)
        {
            return new(StorageFault.Failed, FaultTexts.Other, exception); // Whatever it was, it is not saved.
        }
    }

    private static void Tell(ProjectId project, StorageException fault, IDispatcher activity) =>
        activity.Dispatch(
            fault.Fault is StorageFault.TakenOver
                ? new ActivityAction.SavingChanged(project, new SaveStatus.ReadOnly())
                : new ActivityAction.SavingChanged(
                    project,
                    new SaveStatus.Failed(fault.Reason, fault.Fault is not StorageFault.Outdated)
                )
        );

    private async Task AskAsync(IDispatcher activity)
    {
        _isPersistenceAsked = true;
        try
        {
            activity.Dispatch(new ActivityAction.PersistenceAnswered(await store.PersistAsync()));
        }
        catch (Exception)
        {
            // It was only a wish: what is kept is kept as before.
        }
    }
}
