namespace Sortline.Projects;

/// <summary>How much a reader takes in before it gives up. The defaults are what Sortline itself never exceeds when it writes.</summary>
/// <param name="Entries">The most files in a zip.</param>
/// <param name="EntryBytes">The most bytes of one file in it, unpacked.</param>
/// <param name="TotalBytes">
/// The most bytes of all files in it, unpacked: enough for as many examples as there can be, if their pictures do not pack at all.
/// </param>
/// <param name="NestedBytes">The most bytes of a zip that is all there is in a zip: it has to be unpacked into memory.</param>
public sealed record ProjectLimits(
    int Entries = 20_000,
    int EntryBytes = 25 << 20,
    long TotalBytes = 2L << 30,
    int NestedBytes = 512 << 20
)
{
    /// <summary>The limits that hold when none are given.</summary>
    public static ProjectLimits Default { get; } = new();
}
