namespace Sortline.Activity.Ports;

/// <summary>What a list of projects shows of one.</summary>
/// <param name="Id">Which.</param>
/// <param name="Header">Its name, level and the like, as JSON.</param>
/// <param name="Cover">A picture out of it, that the caller releases; <see langword="null"/> if it has none.</param>
/// <param name="ChangedAt">When it was last written.</param>
/// <param name="IsElsewhere">Whether another page holds it.</param>
/// <param name="IsDeleted">Whether it was deleted, and can be brought back.</param>
public sealed record ProjectEntry(
    ProjectId Id,
    string Header,
    PictureId? Cover,
    DateTimeOffset ChangedAt,
    bool IsElsewhere,
    bool IsDeleted
);
