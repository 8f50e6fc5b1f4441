using System.Buffers.Binary;
using System.IO.Compression;
using Sortline.Messages;

namespace Sortline.Projects.Formats;

/// <summary>Reads the files of a zip that is not to be trusted: sizes are counted while reading, and names are never used as paths.</summary>
/// <remarks>
/// <para>
/// Why not <c>ZipArchive</c>: it lists entries with synchronous reads, which a browser's file does not have, and it lists all
/// of them before it can be asked how many there are. The unpacking is <see cref="DeflateStream"/>'s.
/// </para>
/// </remarks>
internal sealed class ZipReader
{
    /// <summary>What is said of a file that is not a zip.</summary>
    public static readonly Message NoZip = Message.Of("project.zip.none");

    /// <summary>What is said of a zip beyond the limits.</summary>
    public static readonly Message TooMuch = Message.Of("project.zip.too-much");

    private const int LocalLength = 30,
        Stored = 0,
        Deflated = 8;

    private readonly Stream _file;
    private readonly OrderedDictionary<string, ZipDirectory.Entry> _entries = new(StringComparer.Ordinal);

    private ZipReader(Stream file) => _file = file;

    /// <summary>The names of all files, in the order of the directory. Folders are not listed.</summary>
    public IEnumerable<string> Names => _entries.Keys.Where(name => !name.EndsWith('/'));

    /// <summary>What the names that are not UTF-8 were read as; <see langword="null"/> if there are none.</summary>
    public string? Encoding { get; private set; }

    /// <summary>Opens a zip, which stays its owner's to close.</summary>
    /// <exception cref="ProjectFormatException">It is none, holds too much, or has a name that wants out of it.</exception>
    public static Task<ZipReader> OpenAsync(Stream file, ProjectLimits limits, CancellationToken cancellationToken) =>
        OpenAsync(file, limits, decodeName: null, language: null, cancellationToken);

    /// <inheritdoc cref="OpenAsync(Stream, ProjectLimits, CancellationToken)"/>
    /// <param name="file">The zip.</param>
    /// <param name="limits">How much to take in.</param>
    /// <param name="decodeName">Reads names in encodings of old, see <see cref="ZipNames"/>.</param>
    /// <param name="language">What is spoken here.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<ZipReader> OpenAsync(
        Stream file,
        ProjectLimits limits,
        Func<string, byte[], string?>? decodeName,
        string? language,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(file);
        if (!file.CanRead || !file.CanSeek)
            throw new ArgumentException("The stream must be one that can be read and positioned. Copy it to one.", nameof(file));

        var zip = new ZipReader(file);
        var total = 0L;
        var entries = await ZipDirectory.ReadAsync(file, limits, cancellationToken).ConfigureAwait(false);
        var names = ZipNames.Read([.. entries.Select(entry => (entry.Name, entry.IsUtf8))], decodeName, language);
        zip.Encoding = names.Encoding;
        foreach (var (entry, name) in entries.Zip(names.Names))
        {
            total += Math.Min(entry.Length, long.MaxValue - total); // Where this lies, reading stops at the length it gave.
            zip.Take(name, entry);
            if (total > limits.TotalBytes)
                throw new ProjectFormatException(TooMuch);
        }

        return zip;
    }

    /// <summary>Whether there is a file with exactly this name.</summary>
    public bool Has(string name) => _entries.ContainsKey(name);

    /// <summary>The files of a folder, by the names that they have in it.</summary>
    /// <param name="folder">The folder, with a slash at its end.</param>
    public ZipReader Below(string folder)
    {
        var below = new ZipReader(_file) { Encoding = Encoding };
        foreach (var (name, entry) in _entries)
        {
            if (name.Length > folder.Length && name.StartsWith(folder, StringComparison.Ordinal))
                below.Take(name[folder.Length..], entry);
        }

        return below;
    }

    /// <summary>How many bytes a file says it has.</summary>
    public long LengthOf(string name) => _entries[name].Length;

    /// <summary>All bytes of a file.</summary>
    /// <param name="name">The name of a file that is there.</param>
    /// <param name="maxBytes">More than this is too much.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ProjectFormatException">It is too big, or cannot be unpacked. The other files are not affected.</exception>
    public async Task<byte[]> ReadAsync(string name, int maxBytes, CancellationToken cancellationToken)
    {
        var entry = _entries[name];
        if (entry.Length > maxBytes)
            throw new ProjectFormatException(Message.Of("project.zip.entry-too-big", ("file", Sanitise(name))));

        var stream = await OpenAsync(name, cancellationToken).ConfigureAwait(false);
        await using var owned = stream.ConfigureAwait(false);
        return await stream.ReadToEndAsync((int)entry.Length, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A file, to be read to its end, which is where its checksum is looked at.</summary>
    /// <exception cref="ProjectFormatException">It cannot be unpacked.</exception>
    public async Task<CheckedStream> OpenAsync(string name, CancellationToken cancellationToken)
    {
        var entry = _entries[name];
        var local = await ZipDirectory.ReadAtAsync(_file, entry.Start, LocalLength, cancellationToken).ConfigureAwait(false);
        if (local.Length < LocalLength || !local.AsSpan().StartsWith("PK\u0003\u0004"u8))
            throw new ProjectFormatException(Broken(name));

        var start =
            entry.Start
            + LocalLength
            + BinaryPrimitives.ReadUInt16LittleEndian(local.AsSpan(26))
            + BinaryPrimitives.ReadUInt16LittleEndian(local.AsSpan(28));
        var packed = new RangeStream(_file, start, Math.Clamp(_file.Length - start, 0, entry.Packed));
        Stream bytes = entry.Method switch
        {
            Stored => packed,
            Deflated => new DeflateStream(packed, CompressionMode.Decompress),
            _ => throw new ProjectFormatException(Message.Of("project.zip.unusual-packing", ("file", Sanitise(name)))),
        };
        return new(bytes, entry.Crc, Broken(name));
    }

    /// <summary>A name as it can be shown in a sentence.</summary>
    internal static string Sanitise(string name)
    {
        var clean = new string([.. name.Where(c => !char.IsControl(c) && !char.IsSurrogate(c))]);
        return clean.Length > 80 ? $"{clean[..80]}…" : clean;
    }

    private static Message Broken(string name) => Message.Of("project.zip.entry-damaged", ("file", Sanitise(name)));

    private static bool WantsOut(string name) =>
        name.Length == 0
        || name[0] == '/'
        || name.Contains('\0', StringComparison.Ordinal)
        || (name.Length > 2 && name[1] == ':' && name[2] == '/' && char.IsAsciiLetter(name[0])) // “A: hat” is a label.
        || name.Split('/').Contains("..");

    private void Take(string name, ZipDirectory.Entry entry)
    {
        if (WantsOut(name))
        {
            throw new ProjectFormatException(Message.Of("project.zip.outside", ("file", Sanitise(name))));
        }

        if (entry.IsLocked)
            throw new ProjectFormatException(Message.Of("project.zip.locked"));
        if (!_entries.TryAdd(name, entry))
        {
            throw new ProjectFormatException(Message.Of("project.zip.twice", ("file", Sanitise(name))));
        }
    }
}
