namespace Sortline.Cli.Files;

/// <summary>A link leads back to itself. The system would say so too, in its own words.</summary>
internal sealed class LinkLoopException : IOException;

/// <summary>Where a path really leads, with every link on the way followed.</summary>
internal static class RealPath
{
    // As many as Linux follows.
    private const int MostLinks = 40;

    /// <summary>The path without links; as it is from the first part on that does not exist.</summary>
    /// <exception cref="LinkLoopException">The links go round in circles.</exception>
    public static string Of(string path)
    {
        var links = 0;
        var ahead = new Stack<string>(Parts(Path.GetFullPath(path)));
        var real = Path.GetPathRoot(Path.GetFullPath(path))!;
        while (ahead.TryPop(out var part))
        {
            var next = Path.Combine(real, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MostLinks)
                throw new LinkLoopException();
            var aim = Path.GetFullPath(target, real);
            real = Path.GetPathRoot(aim)!;
            foreach (var piece in Parts(aim))
                ahead.Push(piece);
        }

        return real;
    }

    // The last part first, as a stack is filled.
    private static IEnumerable<string> Parts(string fullPath) =>
        fullPath[Path.GetPathRoot(fullPath)!.Length..]
            .Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries)
            .Reverse();
}
