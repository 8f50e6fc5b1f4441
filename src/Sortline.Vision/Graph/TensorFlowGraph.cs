using System.Text.Json;

namespace Sortline.Vision.Graph;

/// <summary>A network as TensorFlow.js keeps it: a graph in JSON, and its weights in one block.</summary>
internal sealed class TensorFlowGraph
{
    private readonly Dictionary<string, GraphNode> _nodes;
    private readonly Dictionary<string, Weight> _weights;

    private TensorFlowGraph(Dictionary<string, GraphNode> nodes, Dictionary<string, Weight> weights) =>
        (_nodes, _weights) = (nodes, weights);

    /// <summary>Reads both files.</summary>
    /// <exception cref="NotSupportedException">The weights are compressed to whole numbers.</exception>
    /// <exception cref="InvalidDataException">The weights end too early.</exception>
    public static TensorFlowGraph Read(ReadOnlyMemory<byte> json, ReadOnlyMemory<byte> weights)
    {
        using var document = JsonDocument.Parse(json);
        var nodes = document.RootElement.GetProperty("modelTopology").GetProperty("node").EnumerateArray().Select(ReadNode);
        var specs = document
            .RootElement.GetProperty("weightsManifest")
            .EnumerateArray()
            .SelectMany(group => group.GetProperty("weights").EnumerateArray());

        return new(nodes.ToDictionary(node => node.Name), ReadWeights(specs, weights));
    }

    /// <summary>The node of a name.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public GraphNode Node(string name) =>
        _nodes.GetValueOrDefault(name) ?? throw new InvalidDataException($"The graph has no node “{name}”.");

    /// <summary>The constant of a name.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public Weight Weight(string name) =>
        _weights.GetValueOrDefault(name) ?? throw new InvalidDataException($"The graph has no weights “{name}”.");

    private static GraphNode ReadNode(JsonElement node) =>
        new(
            node.GetProperty("name").GetString()!,
            node.GetProperty("op").GetString()!,
            node.TryGetProperty("input", out var inputs) ? [.. inputs.EnumerateArray().Select(input => input.GetString()!)] : [],
            node.TryGetProperty("attr", out var attributes) ? attributes.Clone() : default
        );

    private static Dictionary<string, Weight> ReadWeights(IEnumerable<JsonElement> specs, ReadOnlyMemory<byte> bytes)
    {
        Dictionary<string, Weight> weights = [];
        var at = 0;
        foreach (var spec in specs)
        {
            var name = spec.GetProperty("name").GetString()!;
            var type = spec.GetProperty("dtype").GetString()!;
            if (type is not ("float32" or "int32") || spec.TryGetProperty("quantization", out _))
                throw new NotSupportedException(
                    $"The weights “{name}” are compressed or of type {type}; only plain float32 and int32 can be read."
                );

            int[] shape = [.. spec.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32())];
            var length = shape.Aggregate(sizeof(float), (product, size) => checked(product * size));
            if (length > bytes.Length - at)
                throw new InvalidDataException($"The block of weights ends before “{name}” does.");

            weights.Add(name, new(type, [.. shape], bytes.Slice(at, length)));
            at += length;
        }

        return weights;
    }
}
