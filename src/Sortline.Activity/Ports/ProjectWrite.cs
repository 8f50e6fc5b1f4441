using System.Collections.Immutable;

namespace Sortline.Activity.Ports;

/// <summary>What is to change in a project.</summary>
/// <param name="Project">Which.</param>
/// <param name="Header">The new header; <see langword="null"/> to leave it as it is.</param>
/// <param name="Cover">The picture for lists of projects, where there is a new header.</param>
/// <param name="Put">Records that are new or other than before.</param>
/// <param name="Deleted">Records that are to go; one that is not there is passed over.</param>
/// <param name="IsStrict">Whether it is to survive even a loss of power: for what is brought from elsewhere. It takes longer.</param>
public sealed record ProjectWrite(
    ProjectId Project,
    string? Header,
    PictureId? Cover,
    ImmutableArray<StoredRecord> Put,
    ImmutableArray<RecordKey> Deleted,
    bool IsStrict = false
)
{
    /// <summary>Whether it changes what is in the project, and so when it was last changed. When it was saved as a file does not.</summary>
    public bool IsChange { get; init; } = true;
}
