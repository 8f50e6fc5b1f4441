using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Sortline.Messages;

namespace Sortline.Projects.Formats;

/// <summary>Writes a zip straight through to a stream that can neither seek nor write synchronously. Nothing is packed.</summary>
/// <remarks>
/// <para>
/// Why not <c>ZipArchive</c>: into such a stream it writes sizes behind the data, which readers that stream refuse for
/// unpacked entries; and what it packs differs from machine to machine, as its packer does. This one gives the same bytes
/// everywhere. Pictures are packed already, and features hardly pack at all.
/// </para>
/// <para>The format is PKWARE's APPNOTE 6.3, sections 4.3.7 (local header), 4.3.12 (directory) and 4.3.16 (its end).</para>
/// </remarks>
internal sealed class ZipWriter(Stream file, ProjectLimits limits)
{
    // 1 January 1980, midnight: the first moment a zip can tell.
    private const ushort Date = 0x0021,
        Time = 0;

    private const ushort Version = 20,
        NamesAreUtf8 = 0x0800;

    private const int MaxEntries = ushort.MaxValue - 1;

    private readonly ArrayBufferWriter<byte> _directory = new();
    private long _position;
    private int _entries;

    /// <summary>Adds a file whose bytes are at hand.</summary>
    public Task AddAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        AddAsync(name, () => [bytes], cancellationToken);

    /// <summary>Adds a file that comes in pieces. They are asked for twice, first for size and checksum, and must be the same.</summary>
    /// <exception cref="ProjectFormatException">The zip would be more than its readers take.</exception>
    public async Task AddAsync(string name, Func<IEnumerable<ReadOnlyMemory<byte>>> pieces, CancellationToken cancellationToken)
    {
        var (length, crc) = (0L, 0u);
        foreach (var piece in pieces())
            (length, crc) = (length + piece.Length, Crc32.Append(crc, piece.Span));

        if (_entries == Math.Min(limits.Entries, MaxEntries) || _position + length > limits.TotalBytes)
        {
            throw new ProjectFormatException(Message.Of("project.zip.becomes-too-big"));
        }

        var entry = new byte[Encoding.UTF8.GetByteCount(name) + 26];
        WriteEntry(entry, name, (uint)length, crc);
        WriteToDirectory(entry);
        await WriteAsync(new byte[] { (byte)'P', (byte)'K', 3, 4 }, cancellationToken).ConfigureAwait(false);
        await WriteAsync(entry, cancellationToken).ConfigureAwait(false);
        foreach (var piece in pieces())
            await WriteAsync(piece, cancellationToken).ConfigureAwait(false);

        _entries++;
    }

    /// <summary>Writes the directory. The stream stays open.</summary>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        var end = new byte[22];
        "PK\u0005\u0006"u8.CopyTo(end);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(8), (ushort)_entries);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(10), (ushort)_entries);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(12), (uint)_directory.WrittenCount);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(16), (uint)_position);
        await WriteAsync(_directory.WrittenMemory, cancellationToken).ConfigureAwait(false);
        await WriteAsync(end, cancellationToken).ConfigureAwait(false);
        await file.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    // The part that a local header and a directory entry have in common, and the name that follows it.
    private static void WriteEntry(Span<byte> entry, string name, uint length, uint crc)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(entry, Version);
        BinaryPrimitives.WriteUInt16LittleEndian(entry[2..], Ascii.IsValid(name) ? (ushort)0 : NamesAreUtf8);
        BinaryPrimitives.WriteUInt16LittleEndian(entry[6..], Time);
        BinaryPrimitives.WriteUInt16LittleEndian(entry[8..], Date);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[10..], crc);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[14..], length);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[18..], length);
        BinaryPrimitives.WriteUInt16LittleEndian(entry[22..], (ushort)Encoding.UTF8.GetBytes(name, entry[26..]));
    }

    private void WriteToDirectory(ReadOnlySpan<byte> entry)
    {
        Span<byte> rest = stackalloc byte[14]; // Comment, disk, attributes: none. Then where the file begins.
        rest.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(rest[10..], (uint)_position);
        _directory.Write("PK\u0001\u0002"u8);
        _directory.Write<byte>([(byte)Version, 0]);
        _directory.Write(entry[..26]);
        _directory.Write(rest);
        _directory.Write(entry[26..]);
    }

    private async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await file.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        _position += bytes.Length;
    }
}
