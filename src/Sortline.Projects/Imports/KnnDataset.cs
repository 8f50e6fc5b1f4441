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

            var numbers = ReadNumbers(ref reader, int.MaxValue);
            if (
                ReadNumbers(ref reader, 2) is not [var count, var length]
                || count < 0
                || length < 1
                || (double)count * length != numbers.Count
            )
                throw Bad();
            Expect(ref reader, JsonTokenType.EndArray);

            for (var row = 0; row < (int)count; row++)
                rows.Add(new(label, FeatureVector.Of(CollectionsMarshal.AsSpan(numbers).Slice(row * (int)length, (int)length))));
        }

        if (reader.TokenType != JsonTokenType.EndArray || reader.Read())
            throw Bad();

        return rows.ToImmutable();
    }

    private static List<float> ReadNumbers(ref Utf8JsonReader reader, int max)
    {
        var numbers = new List<float>();
        Expect(ref reader, JsonTokenType.StartArray);
        while (Next(ref reader) == JsonTokenType.Number && numbers.Count < max)
            numbers.Add(reader.GetSingle());

        return reader.TokenType == JsonTokenType.EndArray ? numbers : throw Bad();
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType type)
    {
        if (Next(ref reader) != type)
            throw Bad();
    }

    private static JsonTokenType Next(ref Utf8JsonReader reader) => reader.Read() ? reader.TokenType : throw Bad();

    private static ProjectFormatException Bad(Exception? reason = null) => new(Message.Of("project.knn.none"), reason);
}
