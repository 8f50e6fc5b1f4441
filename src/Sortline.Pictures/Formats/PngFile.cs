using System.Buffers.Binary;
using System.IO.Compression;

namespace Sortline.Pictures.Formats;

/// <summary>PNG files: chunks, of which those named IDAT have the pixels, packed.</summary>
internal static class PngFile
{
    private const int FirstChunk = 8,
        BeforeData = 8,
        Sum = 4;

    private static readonly byte[] EndChunk = [0, 0, 0, 0, (byte)'I', (byte)'E', (byte)'N', (byte)'D', 0xAE, 0x42, 0x60, 0x82];

    public static PictureHeader Read(ReadOnlySpan<byte> file)
    {
        var header = new PictureHeader(PictureFormat.Png) { Extent = new(file.Length) };
        var (at, colour, isInterlaced) = (FirstChunk, (byte)0, false);
        List<Range> pixels = [];
        while (at + BeforeData <= file.Length)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            var kind = file.Slice(at + 4, 4);
            var begin = at + BeforeData;
            var end = begin + (long)length;
            var data = file[begin..(int)Math.Min(end, file.Length)];
            if (kind.SequenceEqual("IHDR"u8) && data.Length >= 13)
            {
                header = header with
                {
                    Width = BinaryPrimitives.ReadUInt32BigEndian(data),
                    Height = BinaryPrimitives.ReadUInt32BigEndian(data[4..]),
                    BitDepth = data[8],
                };
                (colour, isInterlaced) = (data[9], data[12] != 0);
            }

            if (kind.SequenceEqual("IDAT"u8))
                pixels.Add(begin..(begin + data.Length));
            if (kind.SequenceEqual("eXIf"u8) && end + Sum <= file.Length && header.Exif == ExifPlaces.None)
                header = header with { Orientation = Exif.OrientationIn(data), Exif = new([at + 4], (int)end) };
            if (kind.SequenceEqual("IEND"u8))
                return end + Sum <= file.Length ? header : header with { Extent = new(at, EndChunk) };
            if (end + Sum > file.Length)
                break;
            at = (int)end + Sum;
        }

        return WithoutEnd(header, file, at, pixels, BytesOfRows(header, colour, isInterlaced));
    }

    // All pixels may be there nonetheless: that only the packed data tell.
    private static PictureHeader WithoutEnd(
        PictureHeader header,
        ReadOnlySpan<byte> file,
        int at,
        List<Range> pixels,
        long expected
    )
    {
        if (PictureRule.IsTooLarge(header))
            return header;
        if (pixels.Count == 0 || expected == 0)
            return header with { IsWhole = false };

        var (unpacked, ownSum) = Unpacked(file, pixels, expected);
        if (unpacked < expected)
            return header with { IsWhole = false, Share = unpacked / (double)expected };

        // What has begun after the last whole chunk is left out, unless it is pixels: those get an end.
        var last = pixels[^1].GetOffsetAndLength(file.Length);
        if (last.Offset - BeforeData != at)
            return header with { Extent = new(at, EndChunk) };

        // The packed data end with a sum of their own, in the byte order of PNG.
        var missing = BinaryPrimitives.ReadUInt32BigEndian(file[at..]) - last.Length;
        if (missing > Sum)
            return header with { IsWhole = false, Share = 1 };

        byte[] chunk = [.. file.Slice(at + 4, 4 + last.Length), .. BigEndian(ownSum).AsSpan((int)(Sum - missing))];
        return header with
        {
            Extent = new(
                last.Offset + last.Length,
                (byte[])[.. BigEndian(ownSum).AsSpan((int)(Sum - missing)), .. BigEndian(Crc32.Of(chunk)), .. EndChunk]
            ),
        };
    }

    private static byte[] BigEndian(uint value)
    {
        var bytes = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    private static long BytesOfRows(PictureHeader header, byte colour, bool isInterlaced)
    {
        if (header.Width == 0 || header.Height == 0 || PictureRule.IsTooLarge(header))
            return 0;

        var bits =
            header.BitDepth
            * colour switch
            {
                2 => 3,
                4 => 2,
                6 => 4,
                _ => 1,
            };
        if (!isInterlaced)
            return Rows(header.Width, header.Height);

        // Adam7: seven pictures, each of every so many columns and rows.
        ReadOnlySpan<(int Left, int Top, int Right, int Down)> passes =
        [
            (0, 0, 8, 8),
            (4, 0, 8, 8),
            (0, 4, 4, 8),
            (2, 0, 4, 4),
            (0, 2, 2, 4),
            (1, 0, 2, 2),
            (0, 1, 1, 2),
        ];
        var sum = 0L;
        foreach (var (left, top, right, down) in passes)
            sum += Rows((header.Width - left + right - 1) / right, (header.Height - top + down - 1) / down);
        return sum;

        long Rows(long width, long height) => width <= 0 || height <= 0 ? 0 : (1 + (width * bits + 7) / 8) * height;
    }

    // How many bytes there are, and their sum as Adler has it.
    private static (long Count, uint Sum) Unpacked(ReadOnlySpan<byte> file, List<Range> pixels, long expected)
    {
        const int prime = 65_521;
        using MemoryStream packed = new();
        foreach (var range in pixels)
            packed.Write(file[range]);
        packed.Position = 0;
        using ZLibStream zlib = new(packed, CompressionMode.Decompress);
        var buffer = new byte[4_096]; // The sums of so many bytes do not overflow.
        var (count, one, sums) = (0L, 1u, 0u);
        try
        {
            while (count < expected && zlib.Read(buffer, 0, (int)Math.Min(buffer.Length, expected - count)) is > 0 and var read)
            {
                count += read;
                foreach (var value in buffer.AsSpan(0, read))
                {
                    one += value;
                    sums += one;
                }

                (one, sums) = (one % prime, sums % prime);
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            // What came before is what there is. The other one comes where a dictionary is asked for: PNG has none.
        }

        return (count, sums << 16 | one);
    }
}
