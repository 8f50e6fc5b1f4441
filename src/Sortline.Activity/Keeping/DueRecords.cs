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

    /// <summary>Whether the project is another than before.</summary>
    public bool IsChange => _records.Count > 0 || IsHeaderOther;

    /// <summary>How many records there are to write or to delete.</summary>
    public int Count => _records.Count;

    /// <summary>Records to write.</summary>
    public ImmutableArray<StoredRecord> Records => [.. _records.Values.OfType<StoredRecord>()];

    /// <summary>Records to delete.</summary>
    public ImmutableArray<RecordKey> Deleted => [.. _records.Where(due => due.Value is null).Select(due => due.Key)];

    private bool IsTouched { get; set; }

    private bool IsHeaderOther { get; set; }

    /// <summary>A record is new, or other than before.</summary>
    public void Put(StoredRecord record) => _records[record.Key] = record;

    /// <summary>A record has gone.</summary>
    public void Delete(RecordKey key) => _records[key] = null;

    /// <summary>The header is another.</summary>
    /// <param name="isChange">Whether it says something else of what is in the project.</param>
    public void Touch(bool isChange = true) => (IsTouched, IsHeaderOther) = (true, IsHeaderOther || isChange);

    /// <summary>This, and what changed after it.</summary>
    public DueRecords Then(DueRecords later)
    {
        foreach (var (key, record) in later._records)
            _records[key] = record;
        (Project, IsStrict) = (later.Project ?? Project, IsStrict || later.IsStrict);
        if (later.IsTouched)
            Touch(later.IsHeaderOther);
        return this;
    }
}
