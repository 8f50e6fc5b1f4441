using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Sortline.Learning;
using Sortline.Learning.Features;
using Sortline.Messages;

namespace Sortline.Projects.Formats;

/// <summary>The file <c>features.safetensors</c>: one row for each example with features, in two tensors.</summary>
internal static class FeatureTable
{
    /// <summary>What the file is called in the zip.</summary>
    public const string FileName = "features.safetensors";

    private const string Plain = "plain",
        Pooled = "pooled";

    /// <summary>The table in pieces, one row at a time, of at least one row. Each piece holds only until the next one is asked for.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Write(ImmutableArray<PictureFeatures> rows)
    {
        var (plainLength, pooledLength) = (rows[0].Plain.Length, rows[0].Pooled.Length);
        yield return SafeTensors.WriteHeader([new(Plain, rows.Length, plainLength), new(Pooled, rows.Length, pooledLength)]);

        var buffer = new byte[Math.Max(plainLength, pooledLength) * sizeof(float)];
        foreach (var row in rows)
            yield return Bytes(row.Plain, buffer);
        foreach (var row in rows)
            yield return Bytes(row.Pooled, buffer);
    }

    /// <summary>The features by row; rows that are no features are null.</summary>
    /// <exception cref="ProjectFormatException">The table as a whole cannot be used.</exception>
    public static async Task<PictureFeatures?[]> ReadAsync(
        CheckedStream file,
        long length,
        int plainLength,
        int pooledLength,
        CancellationToken cancellationToken
    )
    {
        var max =
            SafeTensors.PrefixLength
            + SafeTensors.MaxHeaderLength
            + (Project.MaxExamples * (plainLength + (long)pooledLength) * sizeof(float));
        if (length < SafeTensors.PrefixLength || length > max)
            throw new ProjectFormatException(Message.Of("project.features.wrong-size"));

        var prefix = new byte[SafeTensors.PrefixLength];
        await file.ReadExactlyAsync(prefix, cancellationToken).ConfigureAwait(false);
        var header = new byte[Math.Min(SafeTensors.ReadHeaderLength(prefix), length - prefix.Length)];
        await file.ReadExactlyAsync(header, cancellationToken).ConfigureAwait(false);
        var matrices = SafeTensors.ReadHeader(header, length - prefix.Length - header.Length);
        if (
            matrices is not [{ Name: Plain }, { Name: Pooled }] and not [{ Name: Pooled }, { Name: Plain }]
            || matrices[0].Rows != matrices[1].Rows
            || matrices.Any(matrix => matrix.Columns != (matrix.Name == Plain ? plainLength : pooledLength))
        )
        {
            throw new ProjectFormatException(Message.Of("project.features.wrong-shape"));
        }

        var first = await ReadRowsAsync(file, matrices[0], cancellationToken).ConfigureAwait(false);
        var second = await ReadRowsAsync(file, matrices[1], cancellationToken).ConfigureAwait(false);
        await file.ReadToEndAsync(length: 0, cancellationToken).ConfigureAwait(false);
        var (plain, pooled) = matrices[0].Name == Plain ? (first, second) : (second, first);
        return [.. plain.Zip(pooled, (a, b) => a is null || b is null ? null : new PictureFeatures(a, b))];
    }

    private static async Task<FeatureVector?[]> ReadRowsAsync(
        CheckedStream file,
        SafeTensors.Matrix matrix,
        CancellationToken cancellationToken
    )
    {
        var rows = new FeatureVector?[matrix.Rows];
        var buffer = new byte[matrix.Columns * sizeof(float)];
        for (var row = 0; row < rows.Length; row++)
        {
            await file.ReadExactlyAsync(buffer, cancellationToken).ConfigureAwait(false);
            rows[row] = VectorOf(buffer, matrix.Columns);
        }

        return rows;
    }

    private static FeatureVector? VectorOf(ReadOnlySpan<byte> bytes, int length)
    {
        try
        {
            return FeatureVector.FromBytes(bytes, length);
        }
        catch (ArgumentException) // Not finite, or all zero.
        {
            return null;
        }
    }

    private static ReadOnlyMemory<byte> Bytes(FeatureVector vector, byte[] buffer)
    {
        if (BitConverter.IsLittleEndian)
        {
            MemoryMarshal.AsBytes(vector.Span).CopyTo(buffer);
        }
        else
        {
            for (var i = 0; i < vector.Length; i++)
                BinaryPrimitives.WriteSingleLittleEndian(buffer.AsSpan(i * sizeof(float)), vector.Span[i]);
        }

        return buffer.AsMemory(0, vector.Length * sizeof(float));
    }
}
