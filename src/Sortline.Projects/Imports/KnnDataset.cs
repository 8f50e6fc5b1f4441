using System.Collections.Immutable;
using System.Text.Json;
using Sortline.Messages;

namespace Sortline.Projects.Imports;

/// <summary>Reads the datasets that users of the npm package <c>@tensorflow-models/knn-classifier</c> save.</summary>
/// <remarks>
/// The package has no file format of its own, so its users have made several of what <c>classifier.getClassifierDataset()</c> gives:
/// <list type="bullet">
/// <item>for each label its name, all numbers one after the other, and how many rows of how many numbers they are:
/// <c>[[label, [numbers], [rows, numbers in a row]], …]</c>; also as objects <c>{ label, data, shape }</c>;</item>
/// <item>an object with a member for each label: rows in lists of their own, or all numbers one after the other;</item>
/// <item>what <c>save</c> of ml5 writes: <c>{ dataset, tensors }</c>.</item>
/// </list>
/// Numbers may stand in a list or, as JSON has it of a <c>Float32Array</c>, in an object with the members 0, 1, 2 … Where nothing says how
/// long a row is, it is as long as what MobileNet gives.
/// </remarks>
public static class KnnDataset
{
    // As text, a number takes some ten bytes: this is about ten million of them.
    private const int MaxBytes = 128 << 20;

    /// <summary>What some editors put before a text in UTF-8.</summary>
    internal static ReadOnlySpan<byte> ByteOrderMark => "\uFEFF"u8;

    /// <summary>Reads a dataset.</summary>
    /// <exception cref="ProjectFormatException">It is none; the message says what to do.</exception>
    public static async Task<ImmutableArray<KnnRow>> ReadAsync(Stream json, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(json);

        var text = await TextAsync(json, cancellationToken).ConfigureAwait(false);
        try
        {
            var rows = KnnJson.Read(text.Span.StartsWith(ByteOrderMark) ? text.Span[ByteOrderMark.Length..] : text.Span);
            if (rows.Any(row => row.Features.Length != rows[0].Features.Length))
                throw new ProjectFormatException(Message.Of("project.knn.mixed"));
            return rows;
        }
        catch (Exception exception)
            when (exception is JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw KnnJson.Bad(exception);
        }
    }

    private static async Task<ReadOnlyMemory<byte>> TextAsync(Stream json, CancellationToken cancellationToken)
    {
        using var text = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int read; (read = await json.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0; )
        {
            if (text.Length + read > MaxBytes)
                throw new ProjectFormatException(Message.Of("project.knn.too-big"));
            text.Write(buffer.AsSpan(0, read));
        }

        return text.GetBuffer().AsMemory(0, (int)text.Length);
    }
}
