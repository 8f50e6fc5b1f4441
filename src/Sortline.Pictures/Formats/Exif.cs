using System.Buffers.Binary;

namespace Sortline.Pictures.Formats;

/// <summary>The one thing that is read of EXIF data: how a picture stands upright.</summary>
internal static class Exif
{
    private const int OrientationTag = 0x0112,
        Short = 3,
        EntryBytes = 12;

    /// <summary>The orientation, 1 to 8; 1 also where there is none, or none that can be.</summary>
    /// <param name="data">A TIFF file, or one after "Exif" and two zeros.</param>
    public static int OrientationIn(ReadOnlySpan<byte> data)
    {
        if (data.StartsWith("Exif\0\0"u8))
            data = data[6..];
        if (data.Length < 8 || !(data.StartsWith("II*\0"u8) || data.StartsWith("MM\0*"u8)))
            return 1;

        var isLittle = data[0] == 'I';
        var directory = Number(data[4..], isLittle);
        if (directory > data.Length - 2)
            return 1;

        var count = Word(data[(int)directory..], isLittle);
        var entries = data[((int)directory + 2)..];
        for (; count > 0 && entries.Length >= EntryBytes; count--, entries = entries[EntryBytes..])
        {
            if (Word(entries, isLittle) == OrientationTag)
            {
                var value = Word(entries[2..], isLittle) == Short ? Word(entries[8..], isLittle) : 1;
                return value is >= 1 and <= 8 ? value : 1;
            }
        }

        return 1;
    }

    private static int Word(ReadOnlySpan<byte> data, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(data) : BinaryPrimitives.ReadUInt16BigEndian(data);

    private static uint Number(ReadOnlySpan<byte> data, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(data) : BinaryPrimitives.ReadUInt32BigEndian(data);
}
