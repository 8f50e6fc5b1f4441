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
internal static class ZipReader
{
    /// <summary>What is said of a file that is not a zip.</summary>
    public static readonly Message NoZip = Message.Of("project.zip.none");

    /// <summary>What is said of a zip beyond the limits.</summary>
    public static readonly Message TooMuch = Message.Of("project.zip.too-much");

    private const int LocalLength = 30,
        Stored = 0,
        Deflated = 8;

    /// <summary>Lists the files of a zip, which stays its owner's to close.</summary>
    /// <param name="file">The zip.</param>
    /// <param name="limits">How much to take in.</param>
    /// <param name="decodeName">Reads names in encodings of old, see <see cref="ZipNames"/>.</param>
    /// <param name="language">What is spoken here.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ProjectFormatException">It is none, holds too much, or has a name that wants out of it.</exception>
    public static async Task<FileTree> OpenAsync(
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

        var total = 0L;
        var entries = await ZipDirectory.ReadAsync(file, limits, cancellationToken).ConfigureAwait(false);
        var names = ZipNames.Read([.. entries.Select(entry => (entry.Name, entry.IsUtf8))], decodeName, language);
        var zip = new FileTree { Encoding = names.Encoding };
        foreach (var (entry, name) in entries.Zip(names.Names))
        {
            total += Math.Min(entry.Length, long.MaxValue - total); // Where this lies, reading stops at the length it gave.
            zip.Take(name, new(entry.Length, cancellation => OpenAsync(file, name, entry, cancellation)));
            if (entry.IsLocked)
                throw new ProjectFormatException(Message.Of("project.zip.locked"));
            if (total > limits.TotalBytes)
                throw new ProjectFormatException(TooMuch);
        }

        return zip;
    }

    /// <summary>A name as it can be shown in a sentence.</summary>
    public static string Sanitise(string name)
    {
        var clean = new string([.. name.Where(c => !char.IsControl(c) && !char.IsSurrogate(c))]);
        return clean.Length > 80 ? $"{clean[..80]}…" : clean;
    }

    /// <summary>What is said of a file that is not what it says.</summary>
    public static Message Broken(string name) => Message.Of("project.zip.entry-damaged", ("file", Sanitise(name)));

    private static async Task<CheckedStream> OpenAsync(
        Stream file,
        string name,
        ZipDirectory.Entry entry,
        CancellationToken cancellationToken
    )
    {
        var local = await ZipDirectory.ReadAtAsync(file, entry.Start, LocalLength, cancellationToken).ConfigureAwait(false);
        if (local.Length < LocalLength || !local.AsSpan().StartsWith("PK\u0003\u0004"u8))
            throw new ProjectFormatException(Broken(name));

        var start =
            entry.Start
            + LocalLength
            + BinaryPrimitives.ReadUInt16LittleEndian(local.AsSpan(26))
            + BinaryPrimitives.ReadUInt16LittleEndian(local.AsSpan(28));
        var packed = new RangeStream(file, start, Math.Clamp(file.Length - start, 0, entry.Packed));
        Stream bytes = entry.Method switch
        {
            Stored => packed,
            Deflated => new DeflateStream(packed, CompressionMode.Decompress),
            _ => throw new ProjectFormatException(Message.Of("project.zip.unusual-packing", ("file", Sanitise(name)))),
        };
        return new(bytes, entry.Crc, Broken(name));
    }
}
