using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using Sortline.Learning;
using Sortline.Messages;

namespace Sortline.Projects.Imports;

/// <summary>Reads the datasets that users of the npm package <c>@tensorflow-models/knn-classifier</c> save.</summary>
/// <remarks>
/// The package has no file format of its own. Its users write
/// <c>JSON.stringify(Object.entries(classifier.getClassifierDataset()).map(([label, data]) => [label, Array.from(data.dataSync()), data.shape]))</c>:
/// for each label its name, all numbers one after the other, and how many rows of how many numbers they are.
/// </remarks>
public static class KnnDataset
{
    // As text, a number takes some ten bytes: this is about ten million of them.
    private const int MaxBytes = 128 << 20;

    // What ten thousand examples of any usual network have, and what such a text of ordinary numbers comes to.
    private const int MaxNumbers = 16 << 20;

    /// <summary>Reads a dataset.</summary>
    /// <exception cref="ProjectFormatException">It is none; the message says what to do.</exception>
    public static async Task<ImmutableArray<KnnRow>> ReadAsync(Stream json, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(json);

        var text = await TextAsync(json, cancellationToken).ConfigureAwait(false);
        try
        {
            var rows = Read(text);
            if (rows.Any(row => row.Features.Length != rows[0].Features.Length))
                throw new ProjectFormatException(Message.Of("project.knn.mixed"));
            return rows;
        }
        catch (Exception exception)
            when (exception is JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw Bad(exception);
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

    private static ImmutableArray<KnnRow> Read(ReadOnlyMemory<byte> text)
    {
        var reader = new Utf8JsonReader(text.Span);
        var rows = ImmutableArray.CreateBuilder<KnnRow>();
        var labels = new HashSet<string>(StringComparer.Ordinal);
        Expect(ref reader, JsonTokenType.StartArray);
        while (Next(ref reader) == JsonTokenType.StartArray)
        {
            Expect(ref reader, JsonTokenType.String);
            var label = LabelName.Clean(reader.GetString()!);
            if (
                LabelName.FindFault(label, []) is not null
                || !labels.Add(LabelName.Key(label))
                || labels.Count > Project.MaxLabels
            )
                throw Bad();

            var numbers = ReadNumbers(ref reader);
            var (count, length) = ReadShape(ref reader);
            if ((long)count * length != numbers.Count)
                throw Bad();
            Expect(ref reader, JsonTokenType.EndArray);
            if (rows.Count + count > Project.MaxExamples)
                throw new ProjectFormatException(Message.Of("project.knn.too-many", ("most", Project.MaxExamples)));

            for (var row = 0; row < count; row++)
                rows.Add(new(label, FeatureVector.Of(CollectionsMarshal.AsSpan(numbers).Slice(row * length, length))));
        }

        if (reader.TokenType != JsonTokenType.EndArray || reader.Read())
            throw Bad();

        return rows.ToImmutable();
    }

    private static List<float> ReadNumbers(ref Utf8JsonReader reader)
    {
        var numbers = new List<float>();
        Expect(ref reader, JsonTokenType.StartArray);
        while (Next(ref reader) == JsonTokenType.Number)
        {
            if (numbers.Count == MaxNumbers)
                throw new ProjectFormatException(Message.Of("project.knn.too-big"));
            numbers.Add(reader.GetSingle());
        }

        return reader.TokenType == JsonTokenType.EndArray ? numbers : throw Bad();
    }

    // Whole numbers: half a row more and half a row less could come to the same count.
    private static (int Count, int Length) ReadShape(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.StartArray);
        Expect(ref reader, JsonTokenType.Number);
        var isWhole = reader.TryGetInt32(out var count);
        Expect(ref reader, JsonTokenType.Number);
        isWhole &= reader.TryGetInt32(out var length);
        Expect(ref reader, JsonTokenType.EndArray);
        return isWhole && count >= 0 && length > 0 ? (count, length) : throw Bad();
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType type)
    {
        if (Next(ref reader) != type)
            throw Bad();
    }

    private static JsonTokenType Next(ref Utf8JsonReader reader) => reader.Read() ? reader.TokenType : throw Bad();

    private static ProjectFormatException Bad(Exception? reason = null) => new(Message.Of("project.knn.none"), reason);
}
