using System.Buffers.Binary;

namespace Sortline.Pictures.Formats;

/// <summary>JPEG files: segments that begin with a marker, and scans of packed pixels.</summary>
internal static class JpegFile
{
    // Progressive pictures have about ten. Each goes over the whole picture, however few bytes it takes.
    private const int MostScans = 200;

    // So many zeros are hardly ever pixels.
    private const int Padding = 64;

    private static readonly byte[] End = [0xFF, 0xD9];

    public static PictureHeader Read(ReadOnlySpan<byte> file)
    {
        var header = new PictureHeader(PictureFormat.Jpeg) { Extent = new(file.Length) };
        JpegFrame? frame = null;
        List<int> marks = [];
        var (scans, at) = (0, 2);
        while (TryNext(file, ref at, out var marker))
        {
            if (marker is JpegMarkers.End)
            {
                header = header with { Exif = new(marks), IsDamaged = frame is null || scans is 0 or > MostScans };
                return at == file.Length ? header : header with { Extent = new(at) };
            }

            if (!JpegMarkers.HasSegment(marker))
                continue;
            if (SegmentAt(file, at) is not var (from, to))
                break;

            var segment = file[from..to];
            if (JpegFrame.Begins(marker) && frame is null && JpegFrame.Read(marker, segment) is { } read)
            {
                frame = read;
                header = header with { Width = frame.Width, Height = frame.Height, BitDepth = frame.Precision };
            }

            if (marker is JpegMarkers.App1 && segment.StartsWith("Exif\0"u8))
            {
                if (marks.Count == 0)
                    header = header with { Orientation = Exif.OrientationIn(segment) };
                marks.Add(from);
            }

            if (marker is JpegMarkers.Scan && scans++ == 0 && frame is not null)
                header = InStages(header, frame, segment);
            at = to;
        }

        return WithoutEnd(header with { Exif = new(marks), IsDamaged = scans > MostScans }, file, frame, scans);
    }

    /// <summary>Finds the next marker, over packed pixels too, and goes behind it.</summary>
    public static bool TryNext(ReadOnlySpan<byte> file, ref int at, out byte marker)
    {
        while (at < file.Length && file[at..].IndexOf((byte)0xFF) is >= 0 and var skipped)
        {
            at += skipped;
            while (at < file.Length && file[at] == 0xFF)
                at++;
            if (at == file.Length)
                break;
            marker = file[at++];
            if (marker != 0)
                return true;
        }

        (at, marker) = (file.Length, 0);
        return false;
    }

    /// <summary>Where the segment is whose length stands at a place; <see langword="null"/> if not all of it is there.</summary>
    public static (int From, int To)? SegmentAt(ReadOnlySpan<byte> file, int at)
    {
        if (at + 2 > file.Length)
            return null;

        var length = BinaryPrimitives.ReadUInt16BigEndian(file[at..]);
        return length < 2 || at + length > file.Length ? null : (at + 2, at + length);
    }

    // All components in the only scan, or one after the other, or, progressive, finer and finer.
    private static PictureHeader InStages(PictureHeader header, JpegFrame frame, ReadOnlySpan<byte> scan) =>
        frame.IsProgressive || (scan.Length > 0 && scan[0] < frame.Components.Length)
            ? header with
            {
                IsInStages = true,
                StagedBytes = frame.Bytes,
            }
            : header;

    // What is missing may be the mark of the end alone: that only the packed data tell.
    private static PictureHeader WithoutEnd(PictureHeader header, ReadOnlySpan<byte> file, JpegFrame? frame, int scans)
    {
        if (frame is null || scans == 0)
            return header with { IsWhole = false };
        if (PictureRule.OfSize(header) is not null || header.IsDamaged)
            return header;

        var data = file;
        var coverage = new JpegScans(data).Read();
        if (coverage.After >= Padding || !coverage.IsWhole)
        {
            // A download that was broken off may have been given its full length, in zeros; to a decoder these may be pixels.
            data = file.TrimEnd((byte)0);
            if (file.Length - data.Length >= Padding)
                coverage = new JpegScans(data).Read();
            else
                data = file;
        }

        return coverage.IsWhole ? header with { Extent = new(data.Length, End) }
            : coverage.IsDamaged ? header with { IsDamaged = true }
            : header with { IsWhole = false, Share = coverage.Share };
    }
}
