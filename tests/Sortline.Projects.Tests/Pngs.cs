using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Sortline.Projects.Formats;

namespace Sortline.Projects.Tests;

/// <summary>Makes PNGs by hand, so that each chunk can be what a test wants it to be.</summary>
internal static class Pngs
{
    /// <summary>A picture of 224 x 224 pixels, each seed another one.</summary>
    public static byte[] Draw(int seed, params ReadOnlySpan<byte[]> chunksAfterHeader) =>
        Join([Header(), .. chunksAfterHeader, Chunk("IDAT", Pixels(seed)), Chunk("IEND")]);

    public static byte[] Join(params ReadOnlySpan<byte[]> chunks)
    {
        var png = new List<byte>([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        foreach (var chunk in chunks)
            png.AddRange(chunk);

        return [.. png];
    }

    public static byte[] Header(int width = 224, int height = 224, byte depth = 8, byte colour = 2, byte interlace = 0)
    {
        var body = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(body, width);
        BinaryPrimitives.WriteInt32BigEndian(body.AsSpan(4), height);
        (body[8], body[9], body[12]) = (depth, colour, interlace);
        return Chunk("IHDR", body);
    }

    public static byte[] Chunk(string type, params byte[] body)
    {
        var chunk = new byte[body.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, body.Length);
        Encoding.ASCII.GetBytes(type, chunk.AsSpan(4));
        body.CopyTo(chunk, 8);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan()[^4..], Crc32.Append(0, chunk.AsSpan()[4..^4]));
        return chunk;
    }

    public static byte[] Pixels(int seed)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest))
        {
            var row = new byte[1 + (3 * 224)];
            for (var y = 0; y < 224; y++)
            {
                for (var x = 1; x < row.Length; x++)
                    row[x] = (byte)((y / 28 * 31) + (seed * 7));
                zlib.Write(row);
            }
        }

        return packed.ToArray();
    }
}
