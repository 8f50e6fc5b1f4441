using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Sortline.Activity.Tests;

/// <summary>The smallest pictures that a project file takes: 224 x 224 pixels of one grey.</summary>
internal static class Pngs
{
    public static byte[] Of(byte grey)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, 224);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), 224);
        (header[8], header[9]) = (8, 2);
        return
        [
            0x89,
            (byte)'P',
            (byte)'N',
            (byte)'G',
            0x0D,
            0x0A,
            0x1A,
            0x0A,
            .. Chunk("IHDR", header),
            .. Chunk("IDAT", Pixels(grey)),
            .. Chunk("IEND", []),
        ];
    }

    private static byte[] Chunk(string type, byte[] body)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(type), .. body];
        var (length, sum) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, body.Length);
        BinaryPrimitives.WriteUInt32BigEndian(sum, Crc32(named));
        return [.. length, .. named, .. sum];
    }

    private static byte[] Pixels(byte grey)
    {
        using MemoryStream packed = new();
        using (ZLibStream zlib = new(packed, CompressionLevel.Fastest))
        {
            for (var y = 0; y < 224; y++)
                zlib.Write([0, .. Enumerable.Repeat(grey, 3 * 224)]);
        }

        return packed.ToArray();
    }

    private static uint Crc32(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }

        return ~crc;
    }
}
