using System.IO.Enumeration;

namespace Sortline.Cli.Files;

/// <summary>Finds what a name with * and ? in it stands for, where no shell has done so: on Windows, or in quotes.</summary>
/// <remarks>
/// As in a shell * and ? stand for a part of one name, ** for folders of any depth, and neither for the dot in front of a hidden name.
/// </remarks>
internal static class Wildcards
{
    private const string AnyDepth = "**";

    private static readonly EnumerationOptions Everything = new() { IgnoreInaccessible = true, AttributesToSkip = 0 };

    private static readonly EnumerationOptions NoLinks = new()
    {
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    private static readonly char[] Separators = [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar];

    /// <summary>The paths in ordinal order; the name itself if it is one, or if it stands for nothing.</summary>
    public static IReadOnlyList<string> Expand(string name)
    {
        if (!IsPattern(name) || Path.Exists(name))
            return [name];

        var root = Path.GetPathRoot(name) ?? "";
        var parts = name[root.Length..].Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        IEnumerable<string> places = [root];
        for (var at = 0; at < parts.Length; at++)
            places = Next(places, parts[at], isLast: at == parts.Length - 1);

        string[] found = [.. places.Order(StringComparer.Ordinal)];
        return found.Length == 0 ? [name] : found;
    }

    private static bool IsPattern(string name) => name.AsSpan().IndexOfAny('*', '?') >= 0;

    private static IEnumerable<string> Next(IEnumerable<string> places, string part, bool isLast)
    {
        if (part == AnyDepth)
            return isLast ? places : places.SelectMany(place => Below(place).Prepend(place));
        if (!IsPattern(part))
            return places
                .Select(place => Path.Combine(place, part))
                .Where(path => isLast ? Path.Exists(path) : Directory.Exists(path));

        return from place in places
            from entry in Entries(place, Everything)
            where IsMatch(part, entry.Name) && (isLast || Directory.Exists(Path.Combine(place, entry.Name)))
            select Path.Combine(place, entry.Name);
    }

    private static bool IsMatch(string part, string name) =>
        (name[0] != '.' || part[0] == '.')
        && FileSystemName.MatchesSimpleExpression(
            part,
            name,
            ignoreCase: OperatingSystem.IsWindows() || OperatingSystem.IsMacOS()
        );

    private static IEnumerable<string> Below(string place) =>
        from folder in Entries(place, NoLinks).OfType<DirectoryInfo>()
        where folder.Name[0] != '.'
        let path = Path.Combine(place, folder.Name)
        from below in Below(path).Prepend(path)
        select below;

    private static IEnumerable<FileSystemInfo> Entries(string place, EnumerationOptions options)
    {
        var folder = new DirectoryInfo(place.Length == 0 ? "." : place);
        return folder.Exists ? folder.EnumerateFileSystemInfos("*", options) : [];
    }
}
