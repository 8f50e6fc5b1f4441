using System.Buffers.Binary;

namespace Sortline.Pictures.Formats;

/// <summary>WebP files: chunks, of which one has the pixels, or the first frame of an animation.</summary>
internal static class WebPFile
{
    private const int FirstChunk = 12,
        ChunkHeader = 8;

    public static PictureHeader Read(ReadOnlySpan<byte> file)
    {
        var header = new PictureHeader(PictureFormat.WebP) { BitDepth = 8, Extent = new(file.Length) };
        var stated = BinaryPrimitives.ReadUInt32LittleEndian(file[4..]) + 8L;
        var (at, flags, pixels) = ((long)FirstChunk, 0, false);
        List<int> marks = [];
        while (at + ChunkHeader <= Math.Min(stated, file.Length))
        {
            var chunk = file[(int)at..];
            var length = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
            var data = chunk[ChunkHeader..(int)Math.Min(chunk.Length, ChunkHeader + (long)length)];
            header = Measured(header, chunk[..4], data);
            if (data.Length < length)
                break;

            if (chunk.StartsWith("VP8X"u8) && length >= 10)
                flags = (int)at + ChunkHeader;
            if (chunk.StartsWith("EXIF"u8))
            {
                header = header with { Orientation = marks.Count == 0 ? Exif.OrientationIn(data) : header.Orientation };
                marks.Add((int)at);
            }

            pixels |= chunk.StartsWith("VP8 "u8) || chunk.StartsWith("VP8L"u8) || chunk.StartsWith("ANMF"u8);
            at += ChunkHeader + length + (length & 1);
        }

        header = header with { Exif = new(marks, Flags: flags) };
        if (!pixels)
            return stated > file.Length
                ? header with
                {
                    IsWhole = false,
                    Share = Math.Clamp(file.Length / (double)stated, 0, 1),
                }
                : header with
                {
                    IsDamaged = true,
                };
        if (stated <= file.Length)
            return header;

        // A chunk of an odd length is followed by a zero.
        var end = (int)Math.Min(at, file.Length);
        return header with
        {
            Extent = new(
                end,
                at > end ? new byte[at - end] : default,
                Place: 4,
                BinaryPrimitives.ReverseEndianness((uint)(at - ChunkHeader))
            ),
        };
    }

    private static PictureHeader Measured(PictureHeader header, ReadOnlySpan<byte> kind, ReadOnlySpan<byte> data)
    {
        if (header.Width > 0)
            return header;

        if (kind.SequenceEqual("VP8X"u8) && data.Length >= 10)
            return header with { Width = 1 + Number24(data[4..]), Height = 1 + Number24(data[7..]) };
        if (kind.SequenceEqual("VP8 "u8) && data.Length >= 10)
        {
            return header with
            {
                Width = BinaryPrimitives.ReadUInt16LittleEndian(data[6..]) & 0x3FFF,
                Height = BinaryPrimitives.ReadUInt16LittleEndian(data[8..]) & 0x3FFF,
            };
        }

        if (kind.SequenceEqual("VP8L"u8) && data.Length >= 5)
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(data[1..]);
            return header with { Width = 1 + (bits & 0x3FFF), Height = 1 + ((bits >> 14) & 0x3FFF) };
        }

        return header;
    }

    private static int Number24(ReadOnlySpan<byte> data) => data[0] | data[1] << 8 | data[2] << 16;
}
