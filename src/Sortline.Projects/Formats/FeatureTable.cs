using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Sortline.Learning;
using Sortline.Learning.Features;
using Sortline.Messages;

namespace Sortline.Projects.Formats;

/// <summary>
/// The file <c>features.safetensors</c>: one row for each example with features, in two tensors. And <c>numbers.safetensors</c>: one row for
/// each example without a picture, in one.
/// </summary>
internal static class FeatureTable
{
    /// <summary>What the file is called in the zip.</summary>
    public const string FileName = "features.safetensors";

    /// <summary>What the file of the examples without pictures is called.</summary>
    public const string NumbersFileName = "numbers.safetensors";

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

    /// <summary>The table of examples without pictures, all of one kind, in pieces as above.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> WriteNumbers(FeatureKind kind, ImmutableArray<FeatureVector> rows)
    {
        yield return SafeTensors.WriteHeader([new(kind is FeatureKind.Plain ? Plain : Pooled, rows.Length, rows[0].Length)]);

        var buffer = new byte[rows[0].Length * sizeof(float)];
        foreach (var row in rows)
            yield return Bytes(row, buffer);
    }

    /// <summary>The features of the examples without pictures by row; rows that are no features are null.</summary>
    /// <exception cref="ProjectFormatException">The table as a whole cannot be used.</exception>
    public static async Task<PictureFeatures?[]> ReadNumbersAsync(
        CheckedStream file,
        long length,
        int plainLength,
        int pooledLength,
        CancellationToken cancellationToken
    )
    {
        var matrices = await ReadHeaderAsync(file, length, Math.Max(plainLength, pooledLength), cancellationToken)
            .ConfigureAwait(false);
        if (
            matrices is not [{ Name: Plain or Pooled } matrix]
            || matrix.Columns != (matrix.Name == Plain ? plainLength : pooledLength)
        )
            throw new ProjectFormatException(Message.Of("project.numbers.wrong-shape"));

        var rows = await ReadRowsAsync(file, matrix, cancellationToken).ConfigureAwait(false);
        await file.ReadToEndAsync(length: 0, cancellationToken).ConfigureAwait(false);
        var kind = matrix.Name == Plain ? FeatureKind.Plain : FeatureKind.Pooled;
        return [.. rows.Select(row => row is null ? null : PictureFeatures.WithoutPicture(kind, row))];
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
        var matrices = await ReadHeaderAsync(file, length, plainLength + (long)pooledLength, cancellationToken)
            .ConfigureAwait(false);
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

    private static async Task<ImmutableArray<SafeTensors.Matrix>> ReadHeaderAsync(
        CheckedStream file,
        long length,
        long mostInRow,
        CancellationToken cancellationToken
    )
    {
        var max = SafeTensors.PrefixLength + SafeTensors.MaxHeaderLength + (Project.MaxExamples * mostInRow * sizeof(float));
        if (length < SafeTensors.PrefixLength || length > max)
            throw new ProjectFormatException(Message.Of("project.features.wrong-size"));

        var prefix = new byte[SafeTensors.PrefixLength];
        await file.ReadExactlyAsync(prefix, cancellationToken).ConfigureAwait(false);
        var header = new byte[Math.Min(SafeTensors.ReadHeaderLength(prefix), length - prefix.Length)];
        await file.ReadExactlyAsync(header, cancellationToken).ConfigureAwait(false);
        return SafeTensors.ReadHeader(header, length - prefix.Length - header.Length);
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
            cancellationToken.ThrowIfCancellationRequested();
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
