namespace Sortline.Projects;

/// <summary>How far reading or writing has come.</summary>
/// <param name="Done">Pictures dealt with.</param>
/// <param name="Total">Pictures in all.</param>
public readonly record struct ProjectProgress(int Done, int Total);
