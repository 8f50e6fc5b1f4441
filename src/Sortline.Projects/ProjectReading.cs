using System.Collections.Immutable;

namespace Sortline.Projects;

/// <summary>What a project file gave: the project, and what had to be left out or changed.</summary>
/// <param name="Project">The project. Every promise of <see cref="Projects.Project"/> holds.</param>
/// <param name="Repairs">What was wrong, in the order of the file. Empty for a sound file.</param>
public sealed record ProjectReading(Project Project, ImmutableArray<Repair> Repairs);
