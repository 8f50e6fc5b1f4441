using Sortline.Learning.Numerics;

namespace Sortline.Learning.Knn;

/// <summary>Vectors scaled to length 1, in one block of memory that doubles when it is full.</summary>
/// <remarks>
/// Rows are padded for <see cref="FloatKernels"/>. Their order means nothing: removing one moves the last into its place.
/// </remarks>
internal sealed class UnitRows
{
    private const int FirstCapacity = 16;

    private float[] _block = [];
    private int _stride;

    /// <summary>From one row to the next.</summary>
    internal int Stride => _stride;

    /// <summary>How many rows are in use.</summary>
    public int Count { get; private set; }

    /// <summary>How many features each row has, or null while there are no rows.</summary>
    public int? FeatureLength { get; private set; }

    /// <summary>The whole block, spare rows included.</summary>
    internal ReadOnlySpan<float> Block => _block;

    /// <summary>Puts a vector into the next row. The first one fixes the length.</summary>
    public void Append(FeatureVector features)
    {
        if (Count == 0)
        {
            _stride = FloatKernels.Padded(features.Length);
            _block = new float[checked(FirstCapacity * _stride)];
            FeatureLength = features.Length;
        }
        else if (Count * _stride == _block.Length)
        {
            Array.Resize(ref _block, checked(_block.Length * 2));
        }

        features.WriteUnit(_block.AsSpan(Count * _stride, _stride));
        Count++;
    }

    /// <summary>Drops a row by moving the last one into its place.</summary>
    public void RemoveAt(int row)
    {
        Count--;
        if (row != Count)
            _block.AsSpan(Count * _stride, _stride).CopyTo(_block.AsSpan(row * _stride, _stride));
        if (Count == 0)
            (_block, FeatureLength) = ([], null);
    }

    /// <summary>A copy of the vector that the rows can be measured against.</summary>
    public float[] Query(FeatureVector features)
    {
        var query = new float[_stride];
        features.WriteUnit(query);
        return query;
    }

    /// <summary>The cosines between the query and as many rows as there is room for, from the given one on.</summary>
    public void Measure(ReadOnlySpan<float> query, int firstRow, Span<float> similarities) =>
        FloatKernels.Dot(_block.AsSpan(firstRow * _stride, similarities.Length * _stride), query, similarities);
}
