using System.Collections.Immutable;
using System.Text.Json;
using Sortline.Messages;

namespace Sortline.Projects.Imports;

/// <summary>Goes through the text of a dataset of knn-classifier, in whichever of its shapes, see <see cref="KnnDataset"/>.</summary>
internal ref struct KnnJson
{
    // The members by which ml5 is known.
    private const string Described = "dataset",
        Numbers = "tensors";

    private readonly KnnRows _rows = new();
    private Utf8JsonReader _reader;

    private KnnJson(ReadOnlySpan<byte> text) => _reader = new(text);

    /// <summary>The rows of a dataset, label by label.</summary>
    /// <exception cref="ProjectFormatException">It is none, or there is too much of it.</exception>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static ImmutableArray<KnnRow> Read(ReadOnlySpan<byte> text)
    {
        var json = new KnnJson(text);
        json.ReadAll();
        return json._rows.ToImmutable();
    }

    /// <summary>What is said of anything else.</summary>
    public static ProjectFormatException Bad(Exception? reason = null) => new(Message.Of("project.knn.none"), reason);

    private void ReadAll()
    {
        if (Next() == JsonTokenType.StartArray)
            ReadEntries();
        else if (_reader.TokenType != JsonTokenType.StartObject)
            throw Bad();
        else if (IsOfMl5(_reader))
            ReadMl5();
        else
        {
            while (NextMember() is { } label)
            {
                Next();
                _rows.Add(label, ReadTensor());
            }
        }

        if (_reader.Read())
            throw Bad();
    }

    private void ReadEntries()
    {
        while (Next() != JsonTokenType.EndArray)
        {
            if (_reader.TokenType == JsonTokenType.StartObject)
            {
                var entry = ReadTensor();
                _rows.Add(entry.Label ?? throw Bad(), entry, isOneOfSeveral: true);
                continue;
            }

            if (_reader.TokenType != JsonTokenType.StartArray || Next() != JsonTokenType.String)
                throw Bad();
            var label = _reader.GetString()!;
            Next();
            var tensor = ReadTensor();
            if (Next() != JsonTokenType.EndArray)
            {
                tensor.Shape = ReadShape();
                if (Next() != JsonTokenType.EndArray)
                    throw Bad();
            }

            _rows.Add(label, tensor);
        }
    }

    // A reader is a value: what is read from a copy is not yet read.
    private static bool IsOfMl5(Utf8JsonReader reader)
    {
        var found = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals(Described) || reader.ValueTextEquals(Numbers))
                found++;
            reader.Skip();
        }

        return found == 2;
    }

    private void ReadMl5()
    {
        List<(string Label, int[]? Shape)> labels = [];
        List<KnnTensor?> tensors = [];
        while (NextMember() is { } name)
        {
            Next();
            if (name == Described)
            {
                Require(JsonTokenType.StartObject);
                while (NextMember() is { } key)
                {
                    Next();
                    var described = _reader.TokenType == JsonTokenType.Null ? new() : ReadTensor();
                    labels.Add((described.Label ?? key, described.Shape));
                }
            }
            else if (name == Numbers)
            {
                Require(JsonTokenType.StartArray);
                while (Next() != JsonTokenType.EndArray)
                    tensors.Add(_reader.TokenType == JsonTokenType.Null ? null : ReadTensor());
            }
            else
                _reader.Skip();
        }

        if (labels.Count != tensors.Count)
            throw Bad();
        foreach (var ((label, shape), tensor) in labels.Zip(tensors))
        {
            if (tensor is null)
                continue;
            tensor.Shape = shape;
            _rows.Add(label, tensor);
        }
    }

    // A list of numbers or of rows, or an object that has its numbers as members or in one.
    private KnnTensor ReadTensor()
    {
        var tensor = new KnnTensor();
        if (_reader.TokenType == JsonTokenType.StartArray)
        {
            ReadNumbers(tensor);
            return tensor;
        }

        Require(JsonTokenType.StartObject);
        while (NextMember() is { } name)
        {
            Next();
            if (_reader.TokenType == JsonTokenType.Number && KnnTensor.IsIndex(name, tensor.Numbers.Count))
                tensor.Add(_reader.GetSingle());
            else if (name == "shape")
                tensor.Shape = ReadShape();
            else if (name == "label" && _reader.TokenType is JsonTokenType.String)
                tensor.Label = _reader.GetString();
            else if (name is "data" or "values" && _reader.TokenType is JsonTokenType.StartArray)
                ReadNumbers(tensor);
            else if (name is "data" or "values" && _reader.TokenType is JsonTokenType.StartObject)
                tensor.TakeNumbersOf(ReadTensor());
            else if (KnnTensor.IsIndex(name, null))
                throw Bad();
            else
                _reader.Skip();
        }

        return tensor;
    }

    private void ReadNumbers(KnnTensor tensor)
    {
        var before = tensor.Numbers.Count;
        var isRow = false;
        while (Next() != JsonTokenType.EndArray)
        {
            if (_reader.TokenType == JsonTokenType.StartArray && !isRow)
            {
                tensor.IsNested = true;
                ReadNumbers(tensor);
            }
            else if (_reader.TokenType == JsonTokenType.Number && (isRow || tensor.Numbers.Count == before))
            {
                isRow = true;
                tensor.Add(_reader.GetSingle());
            }
            else
                throw Bad();
        }

        if (isRow)
            tensor.EndRow(tensor.Numbers.Count - before);
    }

    private int[] ReadShape()
    {
        Require(JsonTokenType.StartArray);
        List<int> shape = [];
        while (Next() == JsonTokenType.Number)
        {
            // Whole numbers: half a row more and half a row less could come to the same count.
            if (!_reader.TryGetInt32(out var size) || size < 0)
                throw Bad();
            shape.Add(size);
        }

        Require(JsonTokenType.EndArray);
        return [.. shape];
    }

    private string? NextMember() =>
        Next() switch
        {
            JsonTokenType.PropertyName => _reader.GetString(),
            JsonTokenType.EndObject => null,
            _ => throw Bad(),
        };

    private readonly void Require(JsonTokenType type)
    {
        if (_reader.TokenType != type)
            throw Bad();
    }

    private JsonTokenType Next() => _reader.Read() ? _reader.TokenType : throw Bad();
}
