using System.Collections.Immutable;
using Sortline.Activity.Ports;

namespace Sortline.Activity.Keeping;

/// <summary>What has changed in a project and is not written yet. Of each record the latest counts.</summary>
internal sealed class DueRecords
{
    private readonly Dictionary<RecordKey, StoredRecord?> _records = [];

    /// <summary>The project as it is when all of it is written.</summary>
    public ProjectState? Project { get; set; }

    /// <summary>Whether it is to survive a loss of power.</summary>
    public bool IsStrict { get; set; }

    /// <summary>Whether there is nothing to write, not even the header.</summary>
    public bool IsEmpty => _records.Count == 0 && !IsTouched;

    /// <summary>How many records there are to write or to delete.</summary>
    public int Count => _records.Count;

    /// <summary>Records to write.</summary>
    public ImmutableArray<StoredRecord> Records => [.. _records.Values.OfType<StoredRecord>()];

    /// <summary>Records to delete.</summary>
    public ImmutableArray<RecordKey> Deleted => [.. _records.Where(due => due.Value is null).Select(due => due.Key)];

    private bool IsTouched { get; set; }

    /// <summary>A record is new, or other than before.</summary>
    public void Put(StoredRecord record) => _records[record.Key] = record;

    /// <summary>A record has gone.</summary>
    public void Delete(RecordKey key) => _records[key] = null;

    /// <summary>The header is another.</summary>
    public void Touch() => IsTouched = true;

    /// <summary>This, and what changed after it.</summary>
    public DueRecords Then(DueRecords later)
    {
        foreach (var (key, record) in later._records)
            _records[key] = record;
        (Project, IsStrict, IsTouched) = (later.Project ?? Project, IsStrict || later.IsStrict, IsTouched || later.IsTouched);
        return this;
    }
}
