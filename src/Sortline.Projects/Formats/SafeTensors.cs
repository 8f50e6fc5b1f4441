using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text.Json;
using Sortline.Messages;

namespace Sortline.Projects.Formats;

/// <summary>The header of a safetensors file: which rows of numbers follow it, and in which order.</summary>
/// <remarks>
/// <para>
/// The format is that of https://github.com/huggingface/safetensors: eight bytes with the length of the header, least
/// significant first; the header in JSON; then the numbers of all tensors, without gap or overlap. Of what it allows, this
/// takes matrices of 32-bit floats.
/// </para>
/// <para>Why not a package: none is kept for .NET, and what is needed is this one file.</para>
/// </remarks>
internal static class SafeTensors
{
    /// <summary>How many bytes the length of the header takes.</summary>
    public const int PrefixLength = 8;

    /// <summary>The longest header that is read.</summary>
    public const int MaxHeaderLength = 100_000;

    private const int MaxTensors = 16,
        Alignment = 8;

    /// <summary>A matrix of 32-bit floats.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Rows">How many rows it has.</param>
    /// <param name="Columns">How many numbers each row has.</param>
    public sealed record Matrix(string Name, int Rows, int Columns)
    {
        /// <summary>How many bytes its numbers take.</summary>
        public long Bytes => checked((long)Rows * Columns * sizeof(float));
    }

    /// <summary>The bytes before the numbers.</summary>
    public static byte[] WriteHeader(ImmutableArray<Matrix> matrices)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json))
        {
            var offset = 0L;
            writer.WriteStartObject();
            foreach (var matrix in matrices)
            {
                writer.WriteStartObject(matrix.Name);
                writer.WriteString("dtype", "F32");
                WriteNumbers(writer, "shape", matrix.Rows, matrix.Columns);
                WriteNumbers(writer, "data_offsets", offset, offset += matrix.Bytes);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        while (json.Length % Alignment > 0)
            json.WriteByte((byte)' ');

        var header = new byte[PrefixLength + json.Length];
        BinaryPrimitives.WriteInt64LittleEndian(header, json.Length);
        json.ToArray().CopyTo(header, PrefixLength);
        return header;
    }

    /// <summary>How long the header is, by the first eight bytes of the file.</summary>
    /// <exception cref="ProjectFormatException">It is too long to be one.</exception>
    public static int ReadHeaderLength(ReadOnlySpan<byte> prefix)
    {
        var length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        return length is > 1 and <= MaxHeaderLength ? (int)length : throw Bad();
    }

    /// <summary>The matrices in the order of their numbers.</summary>
    /// <exception cref="ProjectFormatException">The header is not one, or the numbers are not all of those that follow.</exception>
    public static ImmutableArray<Matrix> ReadHeader(byte[] header, long dataLength)
    {
        using var document = Json.Parse(header, Bad);
        try
        {
            return ReadHeader(document.RootElement, dataLength);
        }
        catch (InvalidOperationException) // Half a character in a name.
        {
            throw Bad();
        }
    }

    private static ImmutableArray<Matrix> ReadHeader(JsonElement header, long dataLength)
    {
        if (header.ValueKind != JsonValueKind.Object)
            throw Bad();

        var tensors = new List<(Matrix Matrix, long From, long To)>();
        foreach (var member in header.EnumerateObject().Where(member => member.Name != "__metadata__"))
        {
            if (tensors.Count == MaxTensors)
                throw Bad();
            tensors.Add(ReadTensor(member));
        }

        var end = 0L;
        foreach (var (matrix, from, to) in tensors.OrderBy(tensor => tensor.From).ThenBy(tensor => tensor.To))
        {
            if (from != end || to - from != matrix.Bytes)
                throw Bad();
            end = to;
        }

        if (end != dataLength)
            throw Bad();

        return [.. tensors.OrderBy(tensor => tensor.From).ThenBy(tensor => tensor.To).Select(tensor => tensor.Matrix)];
    }

    private static (Matrix Matrix, long From, long To) ReadTensor(JsonProperty member)
    {
        var tensor = member.Value;
        if (
            tensor.ValueKind != JsonValueKind.Object
            || tensor.GetPropertyCount() != 3
            || !tensor.TryGetProperty("dtype", out var type)
            || !Json.IsText(type, "F32")
        )
        {
            throw Bad();
        }

        var (rows, columns) = ReadNumbers(tensor, "shape");
        var (from, to) = ReadNumbers(tensor, "data_offsets");
        if (rows > int.MaxValue || columns > int.MaxValue)
            throw Bad();

        // Two numbers below 2^31 and a 4 multiply to less than 2^64, but not than 2^63: the product is checked.
        try
        {
            var matrix = new Matrix(member.Name, (int)rows, (int)columns);
            return matrix.Bytes >= 0 ? (matrix, from, to) : throw Bad();
        }
        catch (OverflowException)
        {
            throw Bad();
        }
    }

    private static (long First, long Second) ReadNumbers(JsonElement tensor, string name) =>
        tensor.TryGetProperty(name, out var pair)
        && pair.ValueKind == JsonValueKind.Array
        && pair.GetArrayLength() == 2
        && pair[0].ValueKind == JsonValueKind.Number
        && pair[1].ValueKind == JsonValueKind.Number
        && pair[0].TryGetInt64(out var first)
        && pair[1].TryGetInt64(out var second)
        && first >= 0
        && second >= 0
            ? (first, second)
            : throw Bad();

    private static void WriteNumbers(Utf8JsonWriter writer, string name, long first, long second)
    {
        writer.WriteStartArray(name);
        writer.WriteNumberValue(first);
        writer.WriteNumberValue(second);
        writer.WriteEndArray();
    }

    private static ProjectFormatException Bad() => new(Message.Of("project.features.no-table"));
}
