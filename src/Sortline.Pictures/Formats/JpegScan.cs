namespace Sortline.Pictures.Formats;

/// <summary>One channel in a scan, with the tables of its codes.</summary>
internal readonly record struct JpegScanPart(JpegComponent Component, JpegTable Dc, JpegTable Ac);

/// <summary>What a scan says of itself: which channels, and which numbers of each block to how many bits.</summary>
/// <param name="Components">Its channels.</param>
/// <param name="From">The first number of each block.</param>
/// <param name="To">The last one.</param>
/// <param name="IsRefining">Whether it adds one bit to numbers of scans before.</param>
/// <param name="BitsLeft">How many bits later scans have to add.</param>
/// <param name="IsFine">Whether, in a progressive picture, it has other numbers than the mean of each block.</param>
internal sealed record JpegScan(JpegScanPart[] Components, int From, int To, bool IsRefining, int BitsLeft, bool IsFine)
{
    // For scans that need no such table.
    private static readonly JpegTable Empty = Read();

    /// <summary>Reads the segment that begins a scan; <see langword="null"/> if it cannot be.</summary>
    public static JpegScan? Read(ReadOnlySpan<byte> segment, JpegFrame frame, JpegTable?[] dc, JpegTable?[] ac)
    {
        if (segment.Length == 0 || segment[0] is 0 or > 4 || segment.Length < 4 + 2 * segment[0])
            return null;

        var parts = new JpegScanPart[segment[0]];
        var tail = segment[(1 + 2 * parts.Length)..];
        var (from, to, high, low) = (tail[0], tail[1], tail[2] >> 4, tail[2] & 15);
        if (!frame.IsProgressive)
            (from, to, high, low) = (0, 63, 0, 0);
        var isFine = from > 0;
        if (to > 63 || from > to || (isFine && parts.Length > 1))
            return null;

        for (var i = 0; i < parts.Length; i++)
        {
            var (id, tables) = (segment[1 + 2 * i], segment[2 + 2 * i]);
            if (Array.Find(frame.Components, component => component.Id == id) is not { } component)
                return null;

            var (means, others) = (dc[tables >> 4 & 3], ac[tables & 3]);
            if ((means is null && !isFine && high == 0) || (others is null && (isFine || !frame.IsProgressive)))
                return null;
            parts[i] = new(component, means ?? Empty, others ?? Empty);
        }

        return new(parts, from, to, high > 0, low, isFine);
    }

    private static JpegTable Read()
    {
        ReadOnlySpan<byte> none = new byte[JpegTable.MostBits];
        return JpegTable.Read(ref none)!;
    }
}
