using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using SkiaSharp;

namespace Sortline.Vision.Tests;

/// <summary>Picture files made by hand or by Skia; nothing is read from a disk.</summary>
internal static class PictureFiles
{
    public delegate SKColor Painter(int x, int y);

    /// <summary>Red, green, blue and yellow quarters, clockwise from the top left: any turn or mirror shows.</summary>
    public static Painter Quarters(int width, int height) =>
        (x, y) =>
            (x < width / 2, y < height / 2) switch
            {
                (true, true) => new(220, 30, 30),
                (false, true) => new(30, 200, 30),
                (false, false) => new(30, 30, 220),
                _ => new(220, 220, 30),
            };

    public static Painter Noise(int seed, bool hasAlpha = false)
    {
        var random = new Random(seed);
        return (_, _) =>
            new(
                (byte)random.Next(256),
                (byte)random.Next(256),
                (byte)random.Next(256),
                (byte)(hasAlpha ? random.Next(256) : 255)
            );
    }

    public static byte[] Encode(int width, int height, Painter paint, SKEncodedImageFormat format, int quality = 95)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
                bitmap.SetPixel(x, y, paint(x, y));
        }

        using var data = bitmap.Encode(format, quality);
        return data.ToArray();
    }

    public static byte[] WithOrientation(byte[] jpeg, int orientation)
    {
        // One tag (0x0112, a short) in a big-endian TIFF.
        byte[] exif = [.. "Exif\0\0MM\0*\0\0\0\b"u8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0];
        return [.. jpeg[..2], 0xFF, 0xE1, 0, (byte)(exif.Length + 2), .. exif, .. jpeg[2..]];
    }

    /// <summary>An uncompressed BMP of 24 bits, bottom row first as is usual.</summary>
    public static byte[] Bmp(int width, int height, Painter paint)
    {
        var stride = (width * 3 + 3) / 4 * 4;
        var file = new byte[54 + stride * height];
        "BM"u8.CopyTo(file);
        void Set(int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at), value);
        Set(2, file.Length);
        Set(10, 54);
        Set(14, 40);
        Set(18, width);
        Set(22, height);
        (file[26], file[28]) = (1, 24);
        Set(34, stride * height);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var (colour, at) = (paint(x, y), 54 + (height - 1 - y) * stride + x * 3);
                (file[at], file[at + 1], file[at + 2]) = (colour.Blue, colour.Green, colour.Red);
            }
        }

        return file;
    }

    /// <summary>A GIF of plain frames. The codes are never compressed: the dictionary is cleared before it can grow.</summary>
    public static byte[] Gif(int width, int height, params SKColor[] frames)
    {
        List<byte> file = [.. "GIF89a"u8, (byte)width, (byte)(width >> 8), (byte)height, (byte)(height >> 8), 0x81, 0, 0];
        for (var i = 0; i < 4; i++)
            file.AddRange(frames[i % frames.Length].Red, frames[i % frames.Length].Green, frames[i % frames.Length].Blue);
        for (var frame = 0; frame < frames.Length; frame++)
        {
            file.AddRange([0x21, 0xF9, 4, 0, 10, 0, 0, 0]);
            file.AddRange([0x2C, 0, 0, 0, 0, (byte)width, (byte)(width >> 8), (byte)height, (byte)(height >> 8), 0]);
            file.Add(2);
            file.AddRange(Codes(width * height, frame % 4));
        }

        file.Add(0x3B);
        return [.. file];
    }

    /// <summary>A PNG of given chunks of data: the rows as they are before they are compressed, each with its filter byte.</summary>
    public static byte[] Png(
        uint width,
        uint height,
        byte depth,
        byte colourType,
        byte[] rows,
        params (string Type, byte[] Data)[] between
    )
    {
        var header = new byte[13];
        BinaryPrimitives.WriteUInt32BigEndian(header, width);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (depth, colourType);
        using var packed = new MemoryStream();
        using (ZLibStream zlib = new(packed, CompressionLevel.Fastest, leaveOpen: true))
            zlib.Write(rows);

        return
        [
            0x89,
            .. "PNG\r\n\x1A\n"u8,
            .. Chunk("IHDR", header),
            .. between.SelectMany(chunk => Chunk(chunk.Type, chunk.Data)),
            .. Chunk("IDAT", packed.ToArray()),
            .. Chunk("IEND", []),
        ];
    }

    /// <summary>A JPEG of 8 x 8 pixels of one colour, in inks the way Adobe writes them: 255 is none.</summary>
    public static byte[] PrintJpeg(byte cyan, byte magenta, byte yellow, byte black)
    {
        // Each ink is one block: how far its mean is from 128, in nine codes of four bits for how long that number is, and "0" for "no more".
        var bits = string.Concat(new[] { cyan, magenta, yellow, black }.Select(ink => Difference(ink - 128) + "0"));
        bits = bits.PadRight((bits.Length + 7) / 8 * 8, '1');
        byte[] scan = [.. bits.Chunk(8).Select(each => Convert.ToByte(new string(each), 2))];
        return
        [
            0xFF,
            0xD8,
            0xFF,
            0xEE,
            0,
            14,
            .. "Adobe"u8,
            0,
            100,
            0,
            0,
            0,
            0,
            0,
            0xFF,
            0xDB,
            0,
            67,
            0,
            .. Enumerable.Repeat((byte)8, 64),
            0xFF,
            0xC0,
            0,
            20,
            8,
            0,
            8,
            0,
            8,
            4,
            1,
            0x11,
            0,
            2,
            0x11,
            0,
            3,
            0x11,
            0,
            4,
            0x11,
            0,
            0xFF,
            0xC4,
            0,
            28,
            0,
            0,
            0,
            0,
            9,
            .. new byte[12],
            0,
            1,
            2,
            3,
            4,
            5,
            6,
            7,
            8,
            0xFF,
            0xC4,
            0,
            20,
            0x10,
            1,
            .. new byte[15],
            0,
            0xFF,
            0xDA,
            0,
            14,
            4,
            1,
            0,
            2,
            0,
            3,
            0,
            4,
            0,
            0,
            63,
            0,
            .. scan.SelectMany(each => each == 0xFF ? new byte[] { 0xFF, 0 } : [each]),
            0xFF,
            0xD9,
        ];
    }

    /// <summary>A JPEG of one colour, of any size for next to nothing: each block says that it is like the one before.</summary>
    public static byte[] PlainJpeg(int width, int height, byte level)
    {
        // The first block says how far it is from 128; each other takes five bits.
        var blocks = ((width + 7) / 8) * ((height + 7) / 8);
        var bits = Difference(level - 128, reversed: true) + "0";
        var scan = new byte[(bits.Length + (blocks - 1) * 5 + 7) / 8];
        for (var i = 0; i < bits.Length; i++)
            scan[i / 8] |= (byte)((bits[i] - '0') << (7 - i % 8));
        for (var i = bits.Length; i + 5 <= scan.Length * 8; i += 5)
            scan[i / 8] |= (byte)(0x80 >> i % 8); // 1000 0
        scan[^1] |= (byte)((1 << (scan.Length * 8 - bits.Length - (blocks - 1) * 5)) - 1);
        return
        [
            .. (byte[])[0xFF, 0xD8, 0xFF, 0xDB, 0, 67, 0, .. Enumerable.Repeat((byte)8, 64)],
            .. (byte[])[0xFF, 0xC0, 0, 11, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0],
            .. (byte[])[0xFF, 0xC4, 0, 28, 0, 0, 0, 0, 9, .. new byte[12], 8, 7, 6, 5, 4, 3, 2, 1, 0],
            .. (byte[])[0xFF, 0xC4, 0, 20, 0x10, 1, .. new byte[15], 0],
            .. (byte[])[0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0],
            .. scan,
            .. (byte[])[0xFF, 0xD9],
        ];
    }

    private static string Difference(int value, bool reversed = false)
    {
        var length = value == 0 ? 0 : Convert.ToString(Math.Abs(value), 2).Length;
        var code = Convert.ToString(reversed ? 8 - length : length, 2).PadLeft(4, '0');
        return length == 0
            ? code
            : code + Convert.ToString(value > 0 ? value : value + (1 << length) - 1, 2).PadLeft(length, '0');
    }

    public static byte[] Chunk(string type, byte[] data)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(type), .. data];
        var chunk = new byte[named.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        named.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), Crc(named));
        return chunk;
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ 0xEDB88320;
        }

        return ~crc;
    }

    private static List<byte> Codes(int pixels, int colour)
    {
        // Codes of three bits: 4 clears, 5 ends. The table is cleared after each pair, before codes grow to four bits.
        List<byte> bits = [];
        var (pending, count) = (0, 0);
        void Put(int code)
        {
            pending |= code << count;
            for (count += 3; count >= 8; count -= 8, pending >>= 8)
                bits.Add((byte)pending);
        }

        for (var i = 0; i < pixels; i++)
        {
            if (i % 2 == 0)
                Put(4);
            Put(colour);
        }

        Put(5);
        if (count > 0)
            bits.Add((byte)pending);

        List<byte> blocks = [];
        foreach (var block in bits.Chunk(255))
            blocks.AddRange([(byte)block.Length, .. block]);
        blocks.Add(0);
        return blocks;
    }
}
