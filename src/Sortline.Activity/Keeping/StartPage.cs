using System.Collections.Immutable;

namespace Sortline.Activity.Keeping;

/// <summary>The page that lists the projects.</summary>
/// <param name="Cards">The projects, the one that changed last first.</param>
/// <param name="IsRead">Whether the browser has said by now which projects it keeps.</param>
public sealed record StartPage(ImmutableArray<ProjectCard> Cards, bool IsRead);
