using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Sortline.Vision.Graph;

/// <summary>Turns a network of TensorFlow.js into one of ONNX that gives the same numbers.</summary>
/// <remarks>
/// <para>
/// TensorFlow keeps the channels last, ONNX takes them first; what goes in is therefore [N, 3, height, width], from 0 to 1.
/// What comes out is one row for each picture, [N, numbers, 1, 1]: the pieces asked for, one after another.
/// </para>
/// <para>Only what those pieces need is converted. Of each operation it knows just what MobileNet V1 makes of it.</para>
/// </remarks>
internal sealed class OnnxConverter
{
    /// <summary>The names of what goes into the converted network, and of what comes out.</summary>
    public const string Input = "pictures",
        Output = "pieces";

    private readonly TensorFlowGraph _graph;
    private readonly int _side;
    private readonly OnnxModel _model = new();
    private readonly Dictionary<string, Grid> _done = [];
    private readonly string _zero,
        _six;

    private OnnxConverter(TensorFlowGraph graph, int side)
    {
        (_graph, _side) = (graph, side);
        _zero = _model.AddConstant("zero", [0f]);
        _six = _model.AddConstant("six", [6f]);
    }

    /// <summary>Converts the part of a network that leads to some pieces.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="side">How wide and high its pictures are.</param>
    /// <param name="pieces">What to ask it for.</param>
    /// <exception cref="NotSupportedException">An operation, or a setting of one, is not known; the message names it.</exception>
    public static OnnxNetwork Convert(TensorFlowGraph graph, int side, ImmutableArray<Piece> pieces) =>
        new OnnxConverter(graph, side).Convert(pieces);

    private OnnxNetwork Convert(ImmutableArray<Piece> pieces)
    {
        var grids = pieces.Select(piece => Pooled(piece, Of(piece.Node))).ToArray();
        ImmutableArray<int> lengths = [.. grids.Select(grid => grid.Channels)];
        _model.AddNode("Concat", Output, grids.Select(grid => grid.Name), ("axis", [1]));
        _model.AddOutput(Output, -1, lengths.Sum(), 1, 1);
        return new(_model.ToArray(), lengths);
    }

    private Grid Of(string name)
    {
        if (!_done.TryGetValue(name, out var grid))
            _done.Add(name, grid = Converted(_graph.Node(name)));

        return grid;
    }

    private Grid Converted(GraphNode node) =>
        node.Operation switch
        {
            "Placeholder" => Placeholder(),
            "Mul" => Scaled(node, "Mul"),
            "Sub" => Scaled(node, "Sub"),
            "_FusedConv2D" => Activated(node, Convolution(node, isDepthwise: false)),
            "DepthwiseConv2dNative" => Convolution(node, isDepthwise: true),
            "BiasAdd" => Biased(node),
            "Relu6" => Relu6(node.Name, Of(node.Inputs[0])),
            "Mean" => Mean(node),
            var operation => throw new NotSupportedException(
                $"The network has an operation “{operation}” (node “{node.Name}”) that cannot be converted. Known are Placeholder, Mul, Sub, "
                    + "_FusedConv2D, DepthwiseConv2dNative, BiasAdd, Relu6 and Mean."
            ),
        };

    private Grid Placeholder()
    {
        _model.AddInput(Input, -1, 3, _side, _side);
        return new(Input, 3, _side);
    }

    private Grid Scaled(GraphNode node, string operation)
    {
        var grid = Of(node.Inputs[0]);
        var constant = _graph.Weight(node.Inputs[1]);
        Demand(constant.Shape.IsEmpty, node, "takes more than a single number");
        return grid with { Name = _model.AddNode(operation, node.Name, [grid.Name, Constant(node.Inputs[1])]) };
    }

    private Grid Convolution(GraphNode node, bool isDepthwise)
    {
        Demand(node.Word("data_format") is "NHWC", node, "has its channels elsewhere than last");
        Demand(node.Word("padding") is "SAME", node, "has a padding other than SAME");
        Demand(node.Numbers("dilations") is [] or [1, 1, 1, 1], node, "is dilated");
        Demand(node.Numbers("strides") is [1, var down, var right, 1] && down == right, node, "has uneven strides");

        var grid = Of(node.Inputs[0]);
        var stride = node.Numbers("strides")[1];
        var weight = _graph.Weight(node.Inputs[1]);
        Demand(
            weight.Shape is [var high, var wide, var channels, _] && high == wide && channels == grid.Channels,
            node,
            "has weights of another shape"
        );

        var (window, depth) = (weight.Shape[0], weight.Shape[3]);
        var weights = _model.AddConstant(
            node.Inputs[1],
            ChannelsFirst(weight, isDepthwise),
            isDepthwise ? [grid.Channels * depth, 1, window, window] : [depth, grid.Channels, window, window]
        );
        var (before, after, side) = SamePadding(grid.Side, window, stride);
        string[] inputs =
            isDepthwise || node.Inputs.Length < 3 ? [grid.Name, weights] : [grid.Name, weights, Constant(node.Inputs[2])];
        var name = _model.AddNode(
            "Conv",
            Linear(node),
            inputs,
            ("group", [isDepthwise ? grid.Channels : 1]),
            ("kernel_shape", [window, window]),
            ("pads", [before, before, after, after]),
            ("strides", [stride, stride])
        );
        return new(name, isDepthwise ? grid.Channels * depth : depth, side);
    }

    // What is fused into a convolution comes after it. The bias already is one of its inputs.
    private Grid Activated(GraphNode node, Grid grid) =>
        node.Words("fused_ops") switch
        {
            ["BiasAdd"] => grid,
            ["BiasAdd", "Relu6"] => Relu6(node.Name, grid),
            var fused => throw new NotSupportedException(
                $"The node “{node.Name}” has “{string.Join(", ", fused)}” fused into it, which cannot be converted."
            ),
        };

    private static string Linear(GraphNode node) => node.Words("fused_ops").Length > 1 ? node.Name + "/linear" : node.Name;

    private Grid Biased(GraphNode node)
    {
        var grid = Of(node.Inputs[0]);
        var bias = _model.AddConstant(node.Inputs[1], Floats(_graph.Weight(node.Inputs[1])), grid.Channels, 1, 1);
        return grid with { Name = _model.AddNode("Add", node.Name, [grid.Name, bias]) };
    }

    private Grid Relu6(string name, Grid grid) => grid with { Name = _model.AddNode("Clip", name, [grid.Name, _zero, _six]) };

    private Grid Mean(GraphNode node)
    {
        var axes = MemoryMarshal.Cast<byte, int>(_graph.Weight(node.Inputs[1]).Bytes.Span);
        Demand(node.Flag("keep_dims") && axes is [1, 2], node, "is not the mean over height and width");
        return Pooled(new(node.Name, Pooling.Mean), Of(node.Inputs[0]), node.Name);
    }

    private Grid Pooled(Piece piece, Grid grid, string? name = null) =>
        piece.Pooling switch
        {
            Pooling.Mean => Averaged(grid, name ?? grid.Name + "/mean"),
            Pooling.Spread => Spread(grid),
            Pooling.UpperMean => Averaged(Half(grid, "/upper", 0), grid.Name + "/upper/mean"),
            Pooling.LowerMean => Averaged(Half(grid, "/lower", grid.Side / 2), grid.Name + "/lower/mean"),
            _ when grid.Side == 1 => grid,
            _ => throw new NotSupportedException($"“{piece.Node}” is a grid of {grid.Side} x {grid.Side} places: pool it."),
        };

    private Grid Averaged(Grid grid, string name) =>
        new(_model.AddNode("GlobalAveragePool", name, [grid.Name]), grid.Channels, 1);

    // The mean of squared distances, not E[x^2] - E[x]^2: in floats that leaves noise where nothing varies, and its root is larger still.
    private Grid Spread(Grid grid)
    {
        var mean = Averaged(grid, grid.Name + "/spread/mean");
        var apart = _model.AddNode("Sub", grid.Name + "/spread/apart", [grid.Name, mean.Name]);
        var squared = _model.AddNode("Mul", grid.Name + "/spread/squared", [apart, apart]);
        var variance = Averaged(grid with { Name = squared }, grid.Name + "/spread/variance");
        return variance with { Name = _model.AddNode("Sqrt", grid.Name + "/spread", [variance.Name]) };
    }

    private Grid Half(Grid grid, string suffix, int top)
    {
        var height = (grid.Side + 1) / 2;
        string[] inputs =
        [
            grid.Name,
            _model.AddConstant(grid.Name + suffix + "/begin", [(long)top], 1),
            _model.AddConstant(grid.Name + suffix + "/end", [(long)top + height], 1),
            _model.AddConstant(grid.Name + suffix + "/axis", [2L], 1),
        ];
        return grid with { Name = _model.AddNode("Slice", grid.Name + suffix, inputs) };
    }

    private string Constant(string name)
    {
        var weight = _graph.Weight(name);
        return _model.AddConstant(name, Floats(weight), weight.Shape.Select(size => (long)size));
    }

    // TensorFlow: as many places as the stride leaves, and where the padding is odd, more of it after.
    private static (int Before, int After, int Side) SamePadding(int side, int window, int stride)
    {
        var places = (side + stride - 1) / stride;
        var padding = Math.Max(0, (places - 1) * stride + window - side);
        return (padding / 2, padding - padding / 2, places);
    }

    // From [height, width, in, out] to [out, in, height, width], or to [in and out, 1, height, width] where each channel goes its own way.
    private static float[] ChannelsFirst(Weight weight, bool isDepthwise)
    {
        var from = Floats(weight);
        var (places, ins, outs) = (weight.Shape[0] * weight.Shape[1], weight.Shape[2], weight.Shape[3]);
        var to = new float[from.Length];
        for (var place = 0; place < places; place++)
        {
            for (var i = 0; i < ins; i++)
            {
                for (var o = 0; o < outs; o++)
                {
                    var filter = isDepthwise ? i * outs + o : o * ins + i;
                    to[filter * places + place] = from[(place * ins + i) * outs + o];
                }
            }
        }

        return to;
    }

    private static ReadOnlySpan<float> Floats(Weight weight) =>
        weight.Type == "float32"
            ? MemoryMarshal.Cast<byte, float>(weight.Bytes.Span)
            : throw new NotSupportedException($"Weights of type {weight.Type} stand where float32 was expected.");

    private static void Demand(bool condition, GraphNode node, string otherwise)
    {
        if (!condition)
            throw new NotSupportedException($"The {node.Operation} “{node.Name}” {otherwise}, which cannot be converted.");
    }

    /// <summary>What comes out of a node: square grids of places, one for each channel.</summary>
    private readonly record struct Grid(string Name, int Channels, int Side);
}
