namespace Sortline.Projects;

/// <summary>Where the examples of a project came from, for who wants to go on there.</summary>
/// <param name="Level">A level of the activity, by its id: 1 to 60 of a to z, 0 to 9 and hyphen.</param>
/// <param name="Seed">The seed of its parts.</param>
public sealed record ProjectOrigin(string Level, ulong Seed)
{
    internal const int LongestLevel = 60;

    internal bool IsSound =>
        Level.Length is > 0 and <= LongestLevel
        && Level.All(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');
}
