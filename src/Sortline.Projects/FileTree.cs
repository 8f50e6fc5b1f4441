using Sortline.Messages;
using Sortline.Projects.Formats;
using Sortline.Projects.Imports;

namespace Sortline.Projects;

/// <summary>Files by their paths: those of a zip, or of a folder.</summary>
/// <remarks>
/// Not to be trusted: lengths are counted while a file is read, and no path of it is used as one of this computer. The files are read when
/// they are asked for, one at a time, so what they come from must stay where it is until then.
/// </remarks>
public sealed class FileTree
{
    private readonly OrderedDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    internal FileTree() { }

    /// <summary>The paths of all files, in the order in which they came. Folders are not listed.</summary>
    internal IEnumerable<string> Names => _entries.Keys.Where(name => !name.EndsWith('/'));

    /// <summary>What the names in a zip that are not UTF-8 were read as; <see langword="null"/> if there are none.</summary>
    internal string? Encoding { get; init; }

    /// <summary>The files of a zip.</summary>
    /// <param name="zip">The zip; must be able to seek. It stays open.</param>
    /// <param name="options">How to read the names in it, and how much to take in.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ProjectFormatException">It is no zip, holds too much, or has a name that wants out of it.</exception>
    public static Task<FileTree> OfZipAsync(
        Stream zip,
        ImportOptions? options = null,
        CancellationToken cancellationToken = default
    ) =>
        ZipReader.OpenAsync(
            zip,
            options?.Limits ?? ProjectLimits.Default,
            options?.DecodeName,
            options?.Language,
            cancellationToken
        );

    /// <summary>The files of a folder, read as those of a zip of what is in it.</summary>
    /// <remarks>There may be more bytes in it than in a zip: nothing can be packed into little that unpacks to much.</remarks>
    /// <param name="files">The files in it and in all folders below.</param>
    /// <param name="limits">How much to take in.</param>
    /// <exception cref="ProjectFormatException">There are too many, or two of one path.</exception>
    public static FileTree OfFolder(IReadOnlyCollection<FolderFile> files, ProjectLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        if (files.Count > (limits ?? ProjectLimits.Default).Entries)
            throw new ProjectFormatException(ZipReader.TooMuch);

        var tree = new FileTree();
        foreach (var file in files)
        {
            tree.Take(
                file.Path,
                new(
                    file.Length,
                    _ => Task.FromResult(new CheckedStream(file.Open(), checksum: null, ZipReader.Broken(file.Path)))
                )
            );
        }

        return tree;
    }

    /// <summary>Whether there is a file with exactly this path.</summary>
    internal bool Has(string name) => _entries.ContainsKey(name);

    /// <summary>The files of a folder, by the paths that they have in it.</summary>
    /// <param name="folder">The folder, with a slash at its end.</param>
    internal FileTree Below(string folder)
    {
        var below = new FileTree { Encoding = Encoding };
        foreach (var (name, entry) in _entries)
        {
            if (name.Length > folder.Length && name.StartsWith(folder, StringComparison.Ordinal))
                below.Take(name[folder.Length..], entry);
        }

        return below;
    }

    /// <summary>How many bytes a file says it has.</summary>
    internal long LengthOf(string name) => _entries[name].Length;

    /// <summary>All bytes of a file.</summary>
    /// <param name="name">The path of a file that is there.</param>
    /// <param name="maxBytes">More than this is too much.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ProjectFormatException">It is too big, or cannot be unpacked. The other files are not affected.</exception>
    internal async Task<byte[]> ReadAsync(string name, int maxBytes, CancellationToken cancellationToken)
    {
        var entry = _entries[name];
        if (entry.Length > maxBytes)
            throw new ProjectFormatException(Message.Of("project.zip.entry-too-big", ("file", ZipReader.Sanitise(name))));

        var stream = await OpenAsync(name, cancellationToken).ConfigureAwait(false);
        await using var owned = stream.ConfigureAwait(false);
        return await stream.ReadToEndAsync((int)entry.Length, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A file, to be read to its end, which is where it is looked at whether it is what it says.</summary>
    /// <exception cref="ProjectFormatException">It cannot be unpacked.</exception>
    internal Task<CheckedStream> OpenAsync(string name, CancellationToken cancellationToken) =>
        _entries[name].OpenAsync(cancellationToken);

    /// <summary>Takes a file in.</summary>
    /// <exception cref="ProjectFormatException">Its path wants out, or there is one of this path.</exception>
    internal void Take(string name, Entry entry)
    {
        if (WantsOut(name))
            throw new ProjectFormatException(Message.Of("project.zip.outside", ("file", ZipReader.Sanitise(name))));
        if (!_entries.TryAdd(name, entry))
            throw new ProjectFormatException(Message.Of("project.zip.twice", ("file", ZipReader.Sanitise(name))));
    }

    private static bool WantsOut(string name) =>
        name.Length == 0
        || name[0] == '/'
        || name.Contains('\0', StringComparison.Ordinal)
        || (name.Length > 2 && name[1] == ':' && name[2] == '/' && char.IsAsciiLetter(name[0])) // “A: hat” is a label.
        || name.Split('/').Contains("..");

    /// <summary>One file.</summary>
    /// <param name="Length">How many bytes it says it has.</param>
    /// <param name="OpenAsync">Opens it.</param>
    internal sealed record Entry(long Length, Func<CancellationToken, Task<CheckedStream>> OpenAsync);
}
