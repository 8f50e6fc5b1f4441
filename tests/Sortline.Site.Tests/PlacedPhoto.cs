namespace Sortline.Site.Tests;

/// <summary>A photo with all that cameras write beside the pixels: who made it, where, and words of its owner.</summary>
internal static class PlacedPhoto
{
    private static readonly byte[] Seconds = [.. BitConverter.GetBytes(1_234_567), .. BitConverter.GetBytes(1_000)];

    /// <summary>What is to be found in a file that took any of it over.</summary>
    public static IReadOnlyList<byte[]> Traces { get; } =
    [
        "CanaryCamera"u8.ToArray(),
        "CanaryWords"u8.ToArray(),
        "CanaryOwner"u8.ToArray(),
        "Exif\0"u8.ToArray(),
        "ns.adobe.com/xap"u8.ToArray(),
        Seconds,
    ];

    /// <summary>Round things or square ones, taken at 52° 30' N.</summary>
    public static byte[] Jpeg(bool isRound, int seed)
    {
        var jpeg = Photos.Jpeg(isRound, seed);
        return
        [
            .. jpeg[..2],
            .. Segment(0xE1, [.. "Exif\0\0"u8, .. Exif()]),
            .. Segment(0xE1, "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>CanaryOwner</x:xmpmeta>"u8),
            .. Segment(0xFE, "CanaryWords"u8),
            .. jpeg[2..],
        ];
    }

    // The maker, and where the directory of the place is; then that, with the latitude.
    private static byte[] Exif()
    {
        const int maker = 8 + 2 + 2 * 12 + 4,
            place = maker + 14,
            latitude = place + 2 + 2 * 12 + 4;
        return
        [
            .. "II*\0\b\0\0\0"u8,
            .. Number(2, 2),
            .. Entry(0x010F, 2, 13, maker),
            .. Entry(0x8825, 4, 1, place),
            .. Number(0, 4),
            .. "CanaryCamera\0\0"u8,
            .. Number(2, 2),
            .. Entry(1, 2, 2, 'N'),
            .. Entry(2, 5, 3, latitude),
            .. Number(0, 4),
            .. Number(52, 4),
            .. Number(1, 4),
            .. Number(30, 4),
            .. Number(1, 4),
            .. Seconds,
        ];
    }

    private static byte[] Entry(int tag, int type, int count, int value) =>
        [.. Number(tag, 2), .. Number(type, 2), .. Number(count, 4), .. Number(value, 4)];

    private static byte[] Number(int value, int bytes) => BitConverter.GetBytes(value)[..bytes];

    private static byte[] Segment(byte kind, ReadOnlySpan<byte> content) =>
        [0xFF, kind, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];
}
