using System.Buffers.Binary;

namespace Sortline.Pictures.Formats;

/// <summary>Where a file keeps its EXIF data.</summary>
/// <param name="Marks">Where the four letters stand by which a decoder knows them.</param>
/// <param name="Sum">Where the checksum stands that goes over the letters, for PNG; 0 for the others.</param>
/// <param name="Flags">Where a WebP says that there are any; 0 for the others.</param>
internal sealed record ExifPlaces(IReadOnlyList<int> Marks, int Sum = 0, int Flags = 0)
{
    private const byte WebPHasExif = 0x08;

    public static ExifPlaces None { get; } = new([]);

    /// <summary>Makes them something that no decoder knows. All other bytes stay where they are.</summary>
    public void Erase(Span<byte> file)
    {
        foreach (var mark in Marks)
        {
            if (mark + 4 <= file.Length)
                "noXf"u8.CopyTo(file[mark..]); // In a PNG these letters say: may be skipped.
        }

        if (Sum > 0 && Sum + 4 <= file.Length)
            BinaryPrimitives.WriteUInt32BigEndian(file[Sum..], Crc32.Of(file[Marks[0]..Sum]));
        if (Flags > 0)
            file[Flags] &= unchecked((byte)~WebPHasExif);
    }
}
