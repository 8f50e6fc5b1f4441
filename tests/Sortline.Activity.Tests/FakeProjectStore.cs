using System.Collections.Immutable;
using Sortline.Activity.Ports;

namespace Sortline.Activity.Tests;

/// <summary>A store in memory that keeps its word, and can be made to fail or to wait.</summary>
internal sealed class FakeProjectStore : IProjectStore
{
    private readonly Dictionary<ProjectId, Kept> _projects = [];
    private TaskCompletionSource? _gate;
    private int _changes;

    public event Action<StoreEvent>? Happened;

    /// <summary>What every write throws; null to let them succeed.</summary>
    public StorageException? Fault { get; set; }

    /// <summary>The writes that succeeded.</summary>
    public List<ProjectWrite> Writes { get; } = [];

    public IEnumerable<ProjectId> Ids => _projects.Keys;

    public HashSet<ProjectId> HeldElsewhere { get; } = [];

    /// <summary>The projects that only this page may write.</summary>
    public HashSet<ProjectId> Held { get; } = [];

    /// <summary>Projects that another page wrote while this one did not hold them.</summary>
    public HashSet<ProjectId> ChangedElsewhere { get; } = [];

    public int PersistenceAsked { get; private set; }

    /// <summary>What the browser asks the learner before it answers; left out, it asks nobody.</summary>
    public TaskCompletionSource<StoragePersistence>? Question { get; set; }

    /// <summary>Writes wait from now on.</summary>
    public void Hold() => _gate = new();

    /// <summary>Lets the writes go on that wait.</summary>
    public void LetGo()
    {
        var gate = _gate;
        _gate = null;
        gate?.SetResult();
    }

    public void Say(StoreEvent happened) => Happened?.Invoke(happened);

    public Kept Of(ProjectId project) => _projects[project];

    public Task<ImmutableArray<ProjectEntry>> ListAsync() =>
        Task.FromResult<ImmutableArray<ProjectEntry>>([
            .. _projects
                .OrderByDescending(project => project.Value.Change)
                .Select(project => new ProjectEntry(
                    project.Key,
                    project.Value.Header,
                    project.Value.Cover,
                    DateTimeOffset.UnixEpoch.AddSeconds(project.Value.Change),
                    HeldElsewhere.Contains(project.Key),
                    project.Value.IsDeleted
                )),
        ]);

    public Task<StoredProject?> OpenAsync(ProjectId project, bool takeOver = false)
    {
        if (takeOver)
            HeldElsewhere.Remove(project);
        ChangedElsewhere.Remove(project);
        if (_projects.ContainsKey(project) && !HeldElsewhere.Contains(project))
            Held.Add(project);
        return Task.FromResult(
            _projects.TryGetValue(project, out var kept)
                ? new StoredProject(
                    project,
                    kept.Header,
                    [
                        .. kept
                            .Records.Values.OrderBy(record => record.Key.Kind, StringComparer.Ordinal)
                            .ThenBy(record => record.Key.Id),
                    ],
                    HeldElsewhere.Contains(project)
                )
                : null
        );
    }

    public async Task WriteAsync(ProjectWrite write)
    {
        if (_gate is { } gate)
            await gate.Task;
        if (Fault is { } fault)
            throw fault;
        if (HeldElsewhere.Contains(write.Project) || ChangedElsewhere.Contains(write.Project))
            throw new StorageException(StorageFault.TakenOver, Messages.Message.Of("keep.read-only"));

        if (!_projects.TryGetValue(write.Project, out var kept))
            _projects[write.Project] = kept = new();
        if (write.Header is { } header)
            (kept.Header, kept.Cover) = (header, write.Cover);
        foreach (var record in write.Put)
            kept.Records[record.Key] = record;
        foreach (var key in write.Deleted)
            kept.Records.Remove(key);
        if (write.IsChange)
            kept.Change = ++_changes;
        Writes.Add(write);
        Held.Add(write.Project);
    }

    public Task CloseAsync(ProjectId project)
    {
        Held.Remove(project);
        return Task.CompletedTask;
    }

    public Task<Resumption> ResumeAsync(ProjectId project)
    {
        if (HeldElsewhere.Contains(project))
            return Task.FromResult(Resumption.Elsewhere);
        if (!_projects.TryGetValue(project, out var kept) || kept.IsDeleted)
            return Task.FromResult(Resumption.Gone);

        Held.Add(project);
        return Task.FromResult(ChangedElsewhere.Contains(project) ? Resumption.Changed : Resumption.AsLeft);
    }

    public Task DuplicateAsync(ProjectId project, ProjectId copy, string header)
    {
        _projects[copy] = new()
        {
            Header = header,
            Cover = _projects[project].Cover,
            Records = new(_projects[project].Records),
            Change = ++_changes,
        };
        return Task.CompletedTask;
    }

    public Task RenameAsync(ProjectId project, string header, bool isChange = true)
    {
        if (isChange)
            Found(project).Change = ++_changes;
        Found(project).Header = header;
        return Task.CompletedTask;
    }

    public Task DeleteAsync(ProjectId project)
    {
        Found(project).IsDeleted = true;
        return Task.CompletedTask;
    }

    public Task RestoreAsync(ProjectId project)
    {
        Found(project).IsDeleted = false;
        return Task.CompletedTask;
    }

    public Task<StoragePersistence> PersistAsync()
    {
        PersistenceAsked++;
        return Question?.Task ?? Task.FromResult(StoragePersistence.Kept);
    }

    private Kept Found(ProjectId project) =>
        _projects.GetValueOrDefault(project)
        ?? throw new StorageException(StorageFault.Failed, Messages.Message.Of("storage.gone"));

    internal sealed class Kept
    {
        public string Header { get; set; } = "";

        public PictureId? Cover { get; set; }

        public Dictionary<RecordKey, StoredRecord> Records { get; init; } = [];

        public int Change { get; set; }

        public bool IsDeleted { get; set; }
    }
}
