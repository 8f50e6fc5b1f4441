using System.Collections.Immutable;

namespace Sortline.Projects.Imports;

/// <summary>The files of a zip without litter, and without the folders round all of them: what was unpacked and packed again has such.</summary>
internal sealed class ZippedFiles
{
    private readonly FileTree _zip;
    private readonly Dictionary<string, string> _paths;

    public ZippedFiles(FileTree zip)
    {
        _zip = zip;
        ImmutableArray<LayoutFile> files = [.. zip.Names.Select(LayoutFile.Of).OfType<LayoutFile>()];
        Packed = files.Any(file => file.IsPicture) ? [] : [.. files.Where(IsPacked).Select(file => file.Path)];
        while (files.Length > 0 && files.All(file => file.Folders.Length > 0 && file.Folders[0] == files[0].Folders[0]))
            files = [.. files.Select(file => file.Inside())];
        _paths = files
            .GroupBy(file => string.Join('/', [.. file.Folders, file.Name]), StringComparer.Ordinal)
            .ToDictionary(file => file.Key, file => file.First().Path, StringComparer.Ordinal);
    }

    /// <summary>The paths of the files in it that may hold pictures of their own; none if there are pictures beside them.</summary>
    public ImmutableArray<string> Packed { get; }

    /// <summary>The names of all, below the folders round them, in the order of the zip.</summary>
    public IEnumerable<string> Names => _paths.Keys;

    /// <summary>Whether there is one of this name.</summary>
    public bool Has(string name) => _paths.ContainsKey(name);

    /// <summary>Where one lies in the zip.</summary>
    public string PathOf(string name) => _paths[name];

    /// <summary>All bytes of one.</summary>
    /// <exception cref="ProjectFormatException">It is too big, or cannot be unpacked.</exception>
    public Task<byte[]> ReadAsync(string name, int maxBytes, CancellationToken cancellationToken) =>
        _zip.ReadAsync(_paths[name], maxBytes, cancellationToken);

    private static bool IsPacked(LayoutFile file) =>
        file.Name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)
        || file.Name.EndsWith(".tm", StringComparison.OrdinalIgnoreCase);
}
