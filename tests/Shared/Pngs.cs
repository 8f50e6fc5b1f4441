using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Sortline.Tests;

/// <summary>Makes PNGs by hand, so that each chunk can be what a test wants it to be.</summary>
internal static class Pngs
{
    private const int Side = 224;

    private static readonly uint[] Crcs = [.. Enumerable.Range(0, 256).Select(value => Divide((uint)value))];

    /// <summary>A picture of 224 x 224 pixels, each seed another one.</summary>
    public static byte[] Draw(int seed, params ReadOnlySpan<byte[]> chunksAfterHeader) =>
        Join([Header(), .. chunksAfterHeader, Chunk("IDAT", Pixels(seed)), Chunk("IEND")]);

    /// <summary>A picture of 224 x 224 pixels of one grey.</summary>
    public static byte[] OfGrey(byte grey) => Join(Header(), Chunk("IDAT", Pixels(_ => grey)), Chunk("IEND"));

    /// <summary>A picture of light that slopes and grain over it, each seed another one: it takes about 80 KB, as photos of things do.</summary>
    public static byte[] DrawGrainy(int seed)
    {
        const int Grain = 12;
        Random chance = new(seed);
        var noise = new byte[Side * ((Side * 3) + 1)];
        chance.NextBytes(noise);
        byte[] colour = [(byte)chance.Next(180), (byte)chance.Next(180), (byte)chance.Next(180)];
        for (var (y, at) = (0, 0); y < Side; y++)
        {
            noise[at++] = 0; // No filter: grain packs no better with one.
            for (var x = 0; x < Side * 3; x++, at++)
                noise[at] = (byte)(colour[x % 3] + ((x + y) / 64) + (noise[at] % Grain));
        }

        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal))
            zlib.Write(noise);
        return Join(Header(), Chunk("IDAT", packed.ToArray()), Chunk("IEND"));
    }

    public static byte[] Join(params ReadOnlySpan<byte[]> chunks)
    {
        var png = new List<byte>([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        foreach (var chunk in chunks)
            png.AddRange(chunk);

        return [.. png];
    }

    public static byte[] Header(int width = Side, int height = Side, byte depth = 8, byte colour = 2, byte interlace = 0)
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
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan()[^4..], Crc32(chunk.AsSpan()[4..^4]));
        return chunk;
    }

    /// <summary>The packed pixels of <see cref="Draw"/>.</summary>
    public static byte[] Pixels(int seed) => Pixels(y => (byte)((y / 28 * 31) + (seed * 7)));

    private static byte[] Pixels(Func<int, byte> greyOf)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest))
        {
            var row = new byte[1 + (3 * Side)];
            for (var y = 0; y < Side; y++)
            {
                row.AsSpan(1).Fill(greyOf(y));
                zlib.Write(row);
            }
        }

        return packed.ToArray();
    }

    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
            crc = Crcs[(byte)(crc ^ value)] ^ (crc >> 8);

        return ~crc;
    }

    private static uint Divide(uint crc)
    {
        for (var bit = 0; bit < 8; bit++)
            crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB8_8320;

        return crc;
    }
}
