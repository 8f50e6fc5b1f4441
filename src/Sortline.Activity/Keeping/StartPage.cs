using System.Collections.Immutable;

namespace Sortline.Activity.Keeping;

/// <summary>The page that lists the projects.</summary>
/// <param name="Cards">The projects, the one that changed last first.</param>
/// <param name="IsRead">Whether the browser has said by now which projects it keeps.</param>
public sealed record StartPage(ImmutableArray<ProjectCard> Cards, bool IsRead)
{
    /// <summary>The projects that can be written to files: those that are there, and that this Sortline understands.</summary>
    public IEnumerable<ProjectCard> CanBeSaved => Cards.Where(card => !card.IsDeleted && !card.IsNewer);
}
