using System.Buffers.Binary;

namespace Sortline.Pictures.Formats;

/// <summary>TIFF files: what their first directory says. What cameras' sensors saw is mostly kept in such files, and EXIF data are one.</summary>
internal static class TiffFile
{
    /// <summary>The type of numbers of two bytes.</summary>
    public const int Short = 3;

    private const int EntryBytes = 12;

    private const int WidthTag = 0x0100,
        HeightTag = 0x0101,
        CompressionTag = 0x0103,
        ColoursTag = 0x0106,
        MakerTag = 0x010F,
        FurtherDirectoriesTag = 0x014A,
        DngVersionTag = 0xC612;

    public static PictureHeader Read(ReadOnlySpan<byte> file) =>
        IsRaw(file)
            ? new(PictureFormat.Raw)
            : new(PictureFormat.Tiff)
            {
                Width = Find(file, WidthTag)?.Value ?? 0,
                Height = Find(file, HeightTag)?.Value ?? 0,
                Extent = new(file.Length),
            };

    /// <summary>What stands in the first directory beside a tag: its type, and the number or where more than that stands.</summary>
    public static (int Type, uint Value)? Find(ReadOnlySpan<byte> file, int tag)
    {
        if (file.Length < 8 || !(file.StartsWith("II*\0"u8) || file.StartsWith("MM\0*"u8)))
            return null;

        var isLittle = file[0] == 'I';
        var directory = Number(file[4..], isLittle);
        if (directory > file.Length - 2)
            return null;

        var count = Word(file[(int)directory..], isLittle);
        var entries = file[((int)directory + 2)..];
        for (; count > 0 && entries.Length >= EntryBytes; count--, entries = entries[EntryBytes..])
        {
            if (Word(entries, isLittle) != tag)
                continue;
            var type = Word(entries[2..], isLittle);
            return (type, type == Short ? (uint)Word(entries[8..], isLittle) : Number(entries[8..], isLittle));
        }

        return null;
    }

    // Canon writes its name behind the header, a DNG the number of its version. Of the others a camera's maker is named, and what the
    // sensor saw stands in a further directory (NEF, ARW), or is packed or coloured as no other TIFF is.
    private static bool IsRaw(ReadOnlySpan<byte> file) =>
        (file.Length >= 10 && file[8..].StartsWith("CR"u8))
        || Find(file, DngVersionTag) is not null
        || (
            Find(file, MakerTag) is not null
            && (
                Find(file, FurtherDirectoriesTag) is not null
                || Find(file, CompressionTag) is (_, 32_767 or 32_769 or 32_770 or 34_713 or 65_535)
                || Find(file, ColoursTag) is (_, 32_803)
            )
        );

    private static int Word(ReadOnlySpan<byte> data, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(data) : BinaryPrimitives.ReadUInt16BigEndian(data);

    private static uint Number(ReadOnlySpan<byte> data, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(data) : BinaryPrimitives.ReadUInt32BigEndian(data);
}
