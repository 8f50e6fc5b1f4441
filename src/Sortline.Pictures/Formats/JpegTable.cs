namespace Sortline.Pictures.Formats;

/// <summary>A table of Huffman codes: what a run of bits stands for.</summary>
internal sealed class JpegTable
{
    /// <summary>Codes up to this long are looked up at once.</summary>
    public const int FastBits = 9;

    /// <summary>How long a code can be.</summary>
    public const int MostBits = 16;

    private readonly ushort[] _fast = new ushort[1 << FastBits];
    private readonly int[] _ends = new int[MostBits + 1];
    private readonly int[] _offsets = new int[MostBits + 1];
    private readonly byte[] _symbols;

    private JpegTable(ReadOnlySpan<byte> counts, ReadOnlySpan<byte> symbols)
    {
        _symbols = symbols.ToArray();
        var (code, at) = (0, 0);
        for (var length = 1; length <= MostBits; length++, code <<= 1)
        {
            _offsets[length] = at - code;
            for (var i = 0; i < counts[length - 1]; i++, code++, at++)
            {
                var first = code << (FastBits - Math.Min(length, FastBits));
                if (length <= FastBits && first < _fast.Length)
                    _fast
                        .AsSpan(first, Math.Min(1 << (FastBits - length), _fast.Length - first))
                        .Fill((ushort)(length << 8 | symbols[at]));
            }

            _ends[length] = code;
        }
    }

    /// <summary>Reads the next table of a segment; <see langword="null"/> if it is not all there.</summary>
    public static JpegTable? Read(ref ReadOnlySpan<byte> segment)
    {
        if (segment.Length < MostBits)
            return null;

        var counts = segment[..MostBits];
        var symbols = 0;
        foreach (var count in counts)
            symbols += count;
        if (segment.Length < MostBits + symbols)
            return null;

        JpegTable table = new(counts, segment.Slice(MostBits, symbols));
        segment = segment[(MostBits + symbols)..];
        return table;
    }

    /// <summary>The length of the code that bits begin with, times 256, and what it stands for; 0 if it is longer.</summary>
    /// <param name="bits">The next <see cref="FastBits"/> bits.</param>
    public int Fast(int bits) => _fast[bits];

    /// <summary>The same for long codes; 0 if the bits begin with none.</summary>
    /// <param name="bits">The next <see cref="MostBits"/> bits.</param>
    public int Slow(int bits)
    {
        for (var length = FastBits + 1; length <= MostBits; length++)
        {
            var code = bits >> (MostBits - length);
            var at = code + _offsets[length];
            if (code < _ends[length] && at >= 0 && at < _symbols.Length)
                return length << 8 | _symbols[at];
        }

        return 0;
    }
}
