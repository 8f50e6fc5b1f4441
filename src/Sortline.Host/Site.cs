using System.Collections.Frozen;

namespace Sortline.Host;

/// <summary>A published site, taken into memory whole: what is served never mixes two publications.</summary>
/// <remarks>What changes in the folder afterwards is not seen. A site is immutable and safe to share between threads.</remarks>
public sealed class Site
{
    private readonly FrozenDictionary<string, SiteFile> _files;

    private Site(FrozenDictionary<string, SiteFile> files) => _files = files;

    /// <summary>The paths that are served, each beginning with a slash, besides "/" itself.</summary>
    public IReadOnlyCollection<string> Paths => _files.Keys;

    /// <summary>Reads a published wwwroot folder.</summary>
    /// <param name="folder">Holds index.html. A file next to which lies the same with .br or .gz is served compressed.</param>
    /// <exception cref="DirectoryNotFoundException">The folder is missing, or holds no site.</exception>
    public static Site Read(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (!File.Exists(Path.Combine(folder, "index.html")))
            throw new DirectoryNotFoundException(
                $"There is no site in {folder}: it has no index.html. Run dotnet start.cs to build one."
            );

        return new(
            Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(file => !IsCompressedCopy(file))
                .ToFrozenDictionary(
                    file => "/" + Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/'),
                    SiteFile.Read,
                    StringComparer.Ordinal
                )
        );
    }

    /// <summary>The file behind a request's path; "/" is index.html, and nothing else is.</summary>
    /// <returns>Null for a path that was not published.</returns>
    public SiteFile? Find(string path) => _files.GetValueOrDefault(path == "/" ? "/index.html" : path);

    private static bool IsCompressedCopy(string file) =>
        Path.GetExtension(file) is ".br" or ".gz" && File.Exists(Path.ChangeExtension(file, null));
}
