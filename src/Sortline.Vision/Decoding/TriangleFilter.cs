using System.Buffers;
using System.Numerics.Tensors;
using System.Runtime.Intrinsics;

namespace Sortline.Vision.Decoding;

/// <summary>Scales the square middle of a picture to the size the network looks at, as the page does.</summary>
/// <remarks>
/// Along each axis a pixel is the mean of those below a triangle, whose half is as wide as one pixel of the result, or of
/// the source where that is wider. Across first, then down, in floats; rounded once, at the end.
/// </remarks>
internal sealed class TriangleFilter
{
    private const int Side = CanonicalPicture.Side,
        Lanes = 4;

    private readonly int[] _begins = new int[Side],
        _ends = new int[Side];
    private readonly float[] _weights;
    private readonly int _most;

    private TriangleFilter(int side)
    {
        var scale = (double)side / Side;
        var support = Math.Max(scale, 1);
        _most = (int)Math.Ceiling(support) * 2 + 1;
        _weights = new float[Side * _most];
        for (var i = 0; i < Side; i++)
        {
            var centre = (i + 0.5) * scale;
            _begins[i] = (int)Math.Max(0, Math.Floor(centre - support + 0.5));
            _ends[i] = (int)Math.Min(side, Math.Floor(centre + support + 0.5));
            SetWeights(i, centre, support);
        }
    }

    /// <summary>Red, green and blue of each pixel of the square middle's canonical picture.</summary>
    /// <param name="pixels">The decoded picture.</param>
    /// <param name="order">How to read it so that it stands upright and begins at the middle's corner.</param>
    /// <param name="side">How wide and high the middle is.</param>
    public static byte[] Apply(Pixels pixels, PixelOrder order, int side)
    {
        var source = new byte[Side * Side * 3];
        if (side == Side)
            Copy(pixels, order, source);
        else
            new TriangleFilter(side).Scale(pixels, order, side, source);

        return source;
    }

    private void Scale(Pixels pixels, PixelOrder order, int side, Span<byte> target)
    {
        var width = Side * Lanes;
        var buffer = ArrayPool<float>.Shared.Rent(side * Lanes + width + Side * width);
        try
        {
            var row = buffer.AsSpan(0, side * Lanes);
            var across = buffer.AsSpan(row.Length, width);
            var sums = buffer.AsSpan(row.Length + width, Side * width);
            sums.Clear();
            var first = 0; // Of the rows of the result that this row of the source still has a part in.
            for (var y = 0; y < side; y++)
            {
                Load(pixels, order.From(0, y), row);
                ScaleAcross(row, across);
                while (_ends[first] <= y)
                    first++;
                for (var i = first; i < Side && _begins[i] <= y; i++)
                {
                    var sum = sums.Slice(i * width, width);
                    TensorPrimitives.MultiplyAdd(across, _weights[i * _most + y - _begins[i]], sum, sum);
                }
            }

            Round(sums, target);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(buffer);
        }
    }

    private void ScaleAcross(ReadOnlySpan<float> row, Span<float> across)
    {
        for (var i = 0; i < Side; i++)
        {
            var sum = Vector128<float>.Zero;
            var at = _begins[i] * Lanes;
            foreach (var weight in _weights.AsSpan(i * _most, _ends[i] - _begins[i]))
            {
                sum += Vector128.Create(row.Slice(at, Lanes)) * weight;
                at += Lanes;
            }

            sum.CopyTo(across[(i * Lanes)..]);
        }
    }

    private void SetWeights(int i, double centre, double support)
    {
        Span<double> weights = new double[_ends[i] - _begins[i]];
        for (var j = 0; j < weights.Length; j++)
            weights[j] = Math.Max(0, 1 - Math.Abs((_begins[i] + j + 0.5 - centre) / support));

        var sum = TensorPrimitives.Sum<double>(weights);
        for (var j = 0; j < weights.Length; j++)
            _weights[i * _most + j] = (float)(weights[j] / sum);
    }

    private static void Load(Pixels pixels, PixelOrder order, Span<float> row)
    {
        var from = order.Begin;
        var span = pixels.Span;
        for (var at = 0; at < row.Length; at += Lanes, from += order.Right)
        {
            var pixel = OverWhite(span[from], pixels.IsOpaque);
            var bytes = Vector128.CreateScalar(pixel).AsByte();
            var wide = Vector128.WidenLower(Vector128.WidenLower(bytes)).AsInt32();
            Vector128.ConvertToSingle(wide).CopyTo(row[at..]);
        }
    }

    private static void Copy(Pixels pixels, PixelOrder order, Span<byte> target)
    {
        var at = 0;
        for (var y = 0; y < Side; y++)
        {
            var from = order.From(0, y).Begin;
            for (var x = 0; x < Side; x++, from += order.Right)
            {
                var pixel = OverWhite(pixels.Span[from], pixels.IsOpaque);
                (target[at++], target[at++], target[at++]) = ((byte)pixel, (byte)(pixel >> 8), (byte)(pixel >> 16));
            }
        }
    }

    private static void Round(ReadOnlySpan<float> sums, Span<byte> target)
    {
        for (int from = 0, at = 0; from < sums.Length; from += Lanes)
        {
            for (var channel = 0; channel < 3; channel++)
                target[at++] = (byte)Math.Clamp((int)MathF.Floor(sums[from + channel] + 0.5f), 0, 255);
        }
    }

    private static uint OverWhite(uint pixel, bool isOpaque)
    {
        var alpha = pixel >> 24;
        if (isOpaque || alpha == 255)
            return pixel;

        return Blend(pixel & 255, alpha) | Blend((pixel >> 8) & 255, alpha) << 8 | Blend((pixel >> 16) & 255, alpha) << 16;
    }

    private static uint Blend(uint level, uint alpha) => (level * alpha + 255 * (255 - alpha) + 127) / 255;
}
