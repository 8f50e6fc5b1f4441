using System.Buffers.Binary;
using System.Text;

namespace Sortline.Projects.Formats;

/// <summary>The list at the end of a zip: which files it holds, and where.</summary>
internal static class ZipDirectory
{
    private const int EndLength = 22,
        MaxCommentLength = ushort.MaxValue,
        HeaderLength = 46,
        MaxLength = 8 << 20;

    /// <summary>One file of a zip.</summary>
    /// <param name="Name">Its name, as it stands there.</param>
    /// <param name="IsLocked">Whether it takes a password.</param>
    /// <param name="Method">How it is packed: 0 not at all, 8 deflated.</param>
    /// <param name="Crc">Its checksum.</param>
    /// <param name="Packed">How many bytes it takes in the zip.</param>
    /// <param name="Length">How many bytes it says it has.</param>
    /// <param name="Start">Where in the zip it begins, with a header.</param>
    public sealed record Entry(string Name, bool IsLocked, int Method, uint Crc, uint Packed, uint Length, uint Start);

    /// <summary>Reads the list. A list whose length is not the one that it states is refused.</summary>
    /// <exception cref="ProjectFormatException">There is none, or it is too long.</exception>
    public static async Task<List<Entry>> ReadAsync(Stream file, ProjectLimits limits, CancellationToken cancellationToken)
    {
        var tailLength = (int)Math.Min(file.Length, EndLength + MaxCommentLength);
        var tail = await ReadAtAsync(file, file.Length - tailLength, tailLength, cancellationToken).ConfigureAwait(false);
        var endAt = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (endAt < 0 || tail.Length - endAt < EndLength)
            throw new ProjectFormatException(ZipReader.NoZip);

        var end = tail.AsSpan(endAt);
        int count = BinaryPrimitives.ReadUInt16LittleEndian(end[10..]);
        var start = BinaryPrimitives.ReadUInt32LittleEndian(end[16..]);
        var length = file.Length - (tail.Length - endAt) - start;
        if (count > limits.Entries || count == ushort.MaxValue || start == uint.MaxValue || length > MaxLength)
            throw new ProjectFormatException(ZipReader.TooMuch);
        if (length < 0)
            throw new ProjectFormatException(ZipReader.NoZip);

        return Parse(await ReadAtAsync(file, start, (int)length, cancellationToken).ConfigureAwait(false), count);
    }

    /// <summary>So many bytes from a place on; fewer at the end of the file.</summary>
    public static async Task<byte[]> ReadAtAsync(Stream file, long position, int length, CancellationToken cancellationToken)
    {
        if (position >= file.Length) // Not every stream can be put behind its end.
            return [];

        var bytes = new byte[length];
        file.Position = position;
        var read = await file.ReadAtLeastAsync(bytes, length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        return read == length ? bytes : bytes[..read];
    }

    private static List<Entry> Parse(ReadOnlySpan<byte> directory, int count)
    {
        var entries = new List<Entry>(count);
        while (directory.Length >= HeaderLength && directory.StartsWith("PK\u0001\u0002"u8))
        {
            var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(directory[28..]);
            var length =
                HeaderLength
                + nameLength
                + BinaryPrimitives.ReadUInt16LittleEndian(directory[30..])
                + BinaryPrimitives.ReadUInt16LittleEndian(directory[32..]);
            if (length > directory.Length || entries.Count == count)
                throw new ProjectFormatException(ZipReader.NoZip);

            entries.Add(
                new(
                    Encoding.UTF8.GetString(directory.Slice(HeaderLength, nameLength)),
                    IsLocked: (BinaryPrimitives.ReadUInt16LittleEndian(directory[8..]) & 1) != 0,
                    Method: BinaryPrimitives.ReadUInt16LittleEndian(directory[10..]),
                    Crc: BinaryPrimitives.ReadUInt32LittleEndian(directory[16..]),
                    Packed: BinaryPrimitives.ReadUInt32LittleEndian(directory[20..]),
                    Length: BinaryPrimitives.ReadUInt32LittleEndian(directory[24..]),
                    Start: BinaryPrimitives.ReadUInt32LittleEndian(directory[42..])
                )
            );
            directory = directory[length..];
        }

        return entries.Count == count ? entries : throw new ProjectFormatException(ZipReader.NoZip);
    }
}
