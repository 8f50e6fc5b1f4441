using System.Collections.Immutable;

namespace Sortline.Activity.Ports;

/// <summary>A project as it is kept.</summary>
/// <param name="Id">Which.</param>
/// <param name="Header">As in <see cref="ProjectEntry.Header"/>.</param>
/// <param name="Records">By kind, then by id. Pictures are known to <see cref="IPictures"/> from now on. What is no record is not among them.</param>
/// <param name="IsReadOnly">Whether another page holds it, so that it cannot be written here.</param>
public sealed record StoredProject(ProjectId Id, string Header, ImmutableArray<StoredRecord> Records, bool IsReadOnly);
