using System.Buffers.Binary;

namespace Sortline.Pictures.Formats;

/// <summary>BMP files: a header, and rows of plain pixels.</summary>
internal static class BmpFile
{
    private const int FileHeader = 14,
        CoreHeader = 12;

    public static PictureHeader Read(ReadOnlySpan<byte> file)
    {
        var header = new PictureHeader(PictureFormat.Bmp) { Extent = new(file.Length) };
        if (file.Length < FileHeader + CoreHeader)
            return header with { IsWhole = false };

        var begin = BinaryPrimitives.ReadUInt32LittleEndian(file[10..]);
        var info = file[FileHeader..];
        var headerLength = BinaryPrimitives.ReadUInt32LittleEndian(info);
        if (headerLength == CoreHeader)
        {
            var (width, height) = (
                BinaryPrimitives.ReadUInt16LittleEndian(info[4..]),
                BinaryPrimitives.ReadUInt16LittleEndian(info[6..])
            );
            return Measured(header, file, begin, width, height, BinaryPrimitives.ReadUInt16LittleEndian(info[10..]));
        }

        if (info.Length < 40)
            return header with { IsWhole = false };

        var bits = BinaryPrimitives.ReadUInt16LittleEndian(info[14..]);
        var (wide, high) = (
            Math.Abs((long)BinaryPrimitives.ReadInt32LittleEndian(info[4..])),
            Math.Abs((long)BinaryPrimitives.ReadInt32LittleEndian(info[8..]))
        );
        // 0, 3 and 6: plain pixels. The others are packed, and only they say how long they are.
        if (BinaryPrimitives.ReadUInt32LittleEndian(info[16..]) is 0 or 3 or 6)
            return Measured(header, file, begin, wide, high, bits);

        var packed = BinaryPrimitives.ReadUInt32LittleEndian(info[20..]);
        return Measured(header, wide, high, bits) with
        {
            IsWhole = begin + (long)packed <= file.Length,
            Share = packed == 0 ? null : Math.Clamp((file.Length - (double)begin) / packed, 0, 1),
        };
    }

    private static PictureHeader Measured(PictureHeader header, long width, long height, int bits) =>
        header with
        {
            Width = width,
            Height = height,
            BitDepth = bits >= 24 ? 8 : bits,
        };

    private static PictureHeader Measured(
        PictureHeader header,
        ReadOnlySpan<byte> file,
        uint begin,
        long width,
        long height,
        int bits
    )
    {
        header = Measured(header, width, height, bits);
        if (width == 0 || height == 0 || PictureRule.IsTooLarge(header))
            return header with { IsDamaged = width == 0 || height == 0 };

        var row = (width * bits + 31) / 32 * 4;
        var padding = row - (width * bits + 7) / 8;
        var missing = begin + row * height - file.Length;
        return missing <= 0 ? header
            : missing <= padding ? header with { Extent = new(file.Length, new byte[missing]) }
            : header with { IsWhole = false, Share = Math.Clamp((file.Length - (double)begin) / (row * height), 0, 1) };
    }
}
