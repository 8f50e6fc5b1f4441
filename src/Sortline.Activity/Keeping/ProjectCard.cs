using Sortline.Activity.Levels;
using Sortline.Activity.Ports;

namespace Sortline.Activity.Keeping;

/// <summary>What is shown of a project in a list.</summary>
/// <param name="Id">Which.</param>
/// <param name="Name">What the learner calls it; <see langword="null"/> for one that goes by its level.</param>
/// <param name="Level">The level that it is in; <see langword="null"/> for one that this Sortline does not have.</param>
/// <param name="Seed">The seed of its parts.</param>
/// <param name="Examples">How many examples it has.</param>
/// <param name="ChangedAt">When it was last saved; <see langword="null"/> for one that is in memory alone.</param>
public sealed record ProjectCard(ProjectId Id, string? Name, Level? Level, ulong Seed, int Examples, DateTimeOffset? ChangedAt)
{
    /// <summary>A picture out of it; <see langword="null"/> if it has none.</summary>
    public PictureId? Cover { get; init; }

    /// <summary>Whether another page holds it.</summary>
    public bool IsElsewhere { get; init; }

    /// <summary>Whether it was deleted, and can be brought back.</summary>
    public bool IsDeleted { get; init; }

    /// <summary>Whether it was made by a newer Sortline, so that it cannot be opened here.</summary>
    public bool IsNewer { get; init; }

    /// <summary>When it was last saved as a file; <see langword="null"/> if never.</summary>
    public DateTimeOffset? FiledAt { get; init; }
}
