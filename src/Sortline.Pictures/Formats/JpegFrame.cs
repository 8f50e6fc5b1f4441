using System.Buffers.Binary;

namespace Sortline.Pictures.Formats;

/// <summary>What a JPEG says of its picture in the segment that begins the frame.</summary>
internal sealed class JpegFrame
{
    private const int BlockSide = 8,
        MostSampling = 4;

    private JpegFrame(int precision, int width, int height, JpegComponent[] components, bool isProgressive, bool isHuffman)
    {
        (Precision, Width, Height) = (precision, width, height);
        (Components, IsProgressive, IsHuffman) = (components, isProgressive, isHuffman);
    }

    public int Precision { get; }

    public int Width { get; }

    public int Height { get; }

    public JpegComponent[] Components { get; }

    public bool IsProgressive { get; }

    /// <summary>Whether its codes are Huffman's, as with all that is read.</summary>
    public bool IsHuffman { get; }

    /// <summary>How many groups of blocks it has where scans have all components.</summary>
    public int Groups => Count(Width, MostAcross * BlockSide) * Count(Height, MostDown * BlockSide);

    private int MostAcross => Components.Max(component => component.Across);

    private int MostDown => Components.Max(component => component.Down);

    /// <summary>How many blocks of a component hold pixels.</summary>
    public int BlocksOf(JpegComponent component) =>
        Count(Count(Width * component.Across, MostAcross), BlockSide)
        * Count(Count(Height * component.Down, MostDown), BlockSide);

    /// <summary>How much memory a decoder needs that keeps all of it until it is put together.</summary>
    public long Bytes => Components.Sum(component => BlocksOf(component) * (long)(BlockSide * BlockSide * sizeof(short)));

    /// <summary>Whether a marker begins a frame.</summary>
    public static bool Begins(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    /// <summary>Reads the segment; <see langword="null"/> if it cannot be.</summary>
    public static JpegFrame? Read(byte marker, ReadOnlySpan<byte> segment)
    {
        if (segment.Length < 6 || segment[5] is 0 or > 4 || segment.Length < 6 + 3 * segment[5])
            return null;

        var components = new JpegComponent[segment[5]];
        for (var i = 0; i < components.Length; i++)
        {
            var (id, sampling) = (segment[6 + 3 * i], segment[7 + 3 * i]);
            components[i] = new(i, id, sampling >> 4, sampling & 15);
            if (components[i] is { Across: 0 or > MostSampling } or { Down: 0 or > MostSampling })
                return null;
        }

        var (height, width) = (
            BinaryPrimitives.ReadUInt16BigEndian(segment[1..]),
            BinaryPrimitives.ReadUInt16BigEndian(segment[3..])
        );
        return new(segment[0], width, height, components, marker is 0xC2, marker is 0xC0 or 0xC1 or 0xC2);
    }

    private static int Count(int all, int each) => (all + each - 1) / each;
}

/// <summary>One channel of a JPEG.</summary>
/// <param name="Index">Its place among the others.</param>
/// <param name="Id">Its name in the scans.</param>
/// <param name="Across">How many of its blocks lie beside each other in a group.</param>
/// <param name="Down">How many of its blocks lie below each other in a group.</param>
internal sealed record JpegComponent(int Index, int Id, int Across, int Down)
{
    /// <summary>How many blocks of it a group has.</summary>
    public int InGroup => Across * Down;
}
