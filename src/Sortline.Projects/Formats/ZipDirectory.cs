using System.Buffers.Binary;

namespace Sortline.Projects.Formats;

/// <summary>The list at the end of a zip: which files it holds, and where.</summary>
internal static class ZipDirectory
{
    private const int EndLength = 22,
        LocatorLength = 20,
        LargeEndLength = 56,
        MaxCommentLength = ushort.MaxValue,
        HeaderLength = 46,
        MaxLength = 8 << 20;

    // What a field of the old format holds when the true number is in the extra field of the large one ("zip64").
    private const uint Elsewhere = uint.MaxValue;
    private const ushort LargeField = 1;

    /// <summary>One file of a zip.</summary>
    /// <param name="Name">Its name, as it stands there, see <see cref="ZipNames"/>.</param>
    /// <param name="IsUtf8">Whether the zip says that the name is UTF-8.</param>
    /// <param name="IsLocked">Whether it takes a password.</param>
    /// <param name="Method">How it is packed: 0 not at all, 8 deflated.</param>
    /// <param name="Crc">Its checksum.</param>
    /// <param name="Packed">How many bytes it takes in the zip.</param>
    /// <param name="Length">How many bytes it says it has.</param>
    /// <param name="Start">Where in the zip it begins, with a header.</param>
    public sealed record Entry(
        byte[] Name,
        bool IsUtf8,
        bool IsLocked,
        int Method,
        uint Crc,
        long Packed,
        long Length,
        long Start
    );

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
        long count = BinaryPrimitives.ReadUInt16LittleEndian(end[10..]);
        long start = BinaryPrimitives.ReadUInt32LittleEndian(end[16..]);
        var endOfList = file.Length - (tail.Length - endAt);
        if (await LargeEndAsync(file, endOfList - LocatorLength, cancellationToken).ConfigureAwait(false) is { } large)
            (count, start, endOfList) = large;
        if (start < 0 || count < 0 || start > endOfList)
            throw new ProjectFormatException(ZipReader.NoZip);
        if (count > limits.Entries || endOfList - start > MaxLength)
            throw new ProjectFormatException(ZipReader.TooMuch);

        var list = await ReadAtAsync(file, start, (int)(endOfList - start), cancellationToken).ConfigureAwait(false);
        return Parse(list, (int)count);
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

    // The end of a large zip: it lies before the old one, and a locator between them says where.
    private static async Task<(long Count, long Start, long EndOfList)?> LargeEndAsync(
        Stream file,
        long locatorAt,
        CancellationToken cancellationToken
    )
    {
        if (locatorAt < 0)
            return null;

        var locator = await ReadAtAsync(file, locatorAt, LocatorLength, cancellationToken).ConfigureAwait(false);
        if (!locator.AsSpan().StartsWith("PK\u0006\u0007"u8))
            return null;

        var endAt = BinaryPrimitives.ReadInt64LittleEndian(locator.AsSpan(8));
        var end =
            endAt >= 0 && endAt <= locatorAt - LargeEndLength
                ? await ReadAtAsync(file, endAt, LargeEndLength, cancellationToken).ConfigureAwait(false)
                : [];
        return end.Length == LargeEndLength && end.AsSpan().StartsWith("PK\u0006\u0006"u8)
            ? (
                BinaryPrimitives.ReadInt64LittleEndian(end.AsSpan(32)),
                BinaryPrimitives.ReadInt64LittleEndian(end.AsSpan(48)),
                endAt
            )
            : throw new ProjectFormatException(ZipReader.NoZip);
    }

    private static List<Entry> Parse(ReadOnlySpan<byte> directory, int count)
    {
        var entries = new List<Entry>(count);
        while (directory.Length >= HeaderLength && directory.StartsWith("PK\u0001\u0002"u8))
        {
            var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(directory[28..]);
            var extraLength = BinaryPrimitives.ReadUInt16LittleEndian(directory[30..]);
            var length = HeaderLength + nameLength + extraLength + BinaryPrimitives.ReadUInt16LittleEndian(directory[32..]);
            if (length > directory.Length || entries.Count == count)
                throw new ProjectFormatException(ZipReader.NoZip);

            var flags = BinaryPrimitives.ReadUInt16LittleEndian(directory[8..]);
            var large = LargeFieldOf(directory.Slice(HeaderLength + nameLength, extraLength));
            entries.Add(
                new(
                    directory.Slice(HeaderLength, nameLength).ToArray(),
                    IsUtf8: (flags & 0x800) != 0,
                    IsLocked: (flags & 1) != 0,
                    Method: BinaryPrimitives.ReadUInt16LittleEndian(directory[10..]),
                    Crc: BinaryPrimitives.ReadUInt32LittleEndian(directory[16..]),
                    Length: Number(directory[24..], ref large), // In this order in the extra field, and only those that are elsewhere.
                    Packed: Number(directory[20..], ref large),
                    Start: Number(directory[42..], ref large)
                )
            );
            directory = directory[length..];
        }

        return entries.Count == count ? entries : throw new ProjectFormatException(ZipReader.NoZip);
    }

    private static ReadOnlySpan<byte> LargeFieldOf(ReadOnlySpan<byte> extra)
    {
        while (extra.Length >= 4)
        {
            var length = Math.Min(BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]), extra.Length - 4);
            if (BinaryPrimitives.ReadUInt16LittleEndian(extra) == LargeField)
                return extra.Slice(4, length);
            extra = extra[(4 + length)..];
        }

        return [];
    }

    private static long Number(ReadOnlySpan<byte> field, ref ReadOnlySpan<byte> large)
    {
        var number = BinaryPrimitives.ReadUInt32LittleEndian(field);
        if (number != Elsewhere || large.Length < sizeof(long))
            return number;

        var elsewhere = BinaryPrimitives.ReadInt64LittleEndian(large);
        large = large[sizeof(long)..];
        return elsewhere >= 0 ? elsewhere : throw new ProjectFormatException(ZipReader.NoZip);
    }
}
