using System.Runtime.InteropServices;

namespace Sortline.Vision.Graph;

/// <summary>An ONNX model while it is being put together.</summary>
/// <remarks>The field numbers are those of onnx.proto (github.com/onnx/onnx/blob/main/onnx/onnx.proto), which never change.</remarks>
internal sealed class OnnxModel
{
    private const int IrVersion = 8,
        OperatorSet = 13;
    private const int FloatType = 1,
        IntType = 7;
    private const int IntAttribute = 2,
        IntsAttribute = 7;

    private readonly ProtobufMessage _graph = new ProtobufMessage().Add(2, "backbone");

    /// <summary>Adds a constant and says its name.</summary>
    public string AddConstant(string name, ReadOnlySpan<float> values, params IEnumerable<long> shape) =>
        AddConstant(name, FloatType, MemoryMarshal.AsBytes(values).ToArray(), shape);

    /// <summary>Adds a constant of whole numbers and says its name.</summary>
    public string AddConstant(string name, ReadOnlySpan<long> values, params IEnumerable<long> shape) =>
        AddConstant(name, IntType, MemoryMarshal.AsBytes(values).ToArray(), shape);

    /// <summary>Adds an operation and says the name of its result.</summary>
    public string AddNode(
        string operation,
        string name,
        IEnumerable<string> inputs,
        params IEnumerable<(string Name, long[] Values)> attributes
    )
    {
        var node = new ProtobufMessage()
            .AddEach(1, inputs, (message, field, input) => message.Add(field, input))
            .Add(2, name)
            .Add(3, name)
            .Add(4, operation)
            .AddEach(
                5,
                attributes,
                (message, field, attribute) => message.Add(field, Attribute(attribute.Name, attribute.Values))
            );
        _graph.Add(1, node);
        return name;
    }

    /// <summary>Declares what goes in; -1 is a size that is known only when it runs.</summary>
    public void AddInput(string name, params IEnumerable<long> shape) => _graph.Add(11, Declaration(name, shape));

    /// <summary>Declares what comes out.</summary>
    public void AddOutput(string name, params IEnumerable<long> shape) => _graph.Add(12, Declaration(name, shape));

    /// <summary>The file.</summary>
    public byte[] ToArray() =>
        new ProtobufMessage()
            .Add(1, IrVersion)
            .Add(2, "Sortline")
            .Add(7, _graph)
            .Add(8, new ProtobufMessage().Add(1, "").Add(2, OperatorSet))
            .ToArray();

    private string AddConstant(string name, int type, byte[] values, IEnumerable<long> shape)
    {
        var tensor = new ProtobufMessage()
            .AddEach(1, shape, (message, field, size) => message.Add(field, size))
            .Add(2, type)
            .Add(8, name)
            .Add(9, values);
        _graph.Add(5, tensor);
        return name;
    }

    // Those with one number in them are numbers: no operation here takes a list of one.
    private static ProtobufMessage Attribute(string name, long[] values) =>
        values is [var value]
            ? new ProtobufMessage().Add(1, name).Add(3, value).Add(20, IntAttribute)
            : new ProtobufMessage()
                .Add(1, name)
                .AddEach(8, values, (message, field, each) => message.Add(field, each))
                .Add(20, IntsAttribute);

    private static ProtobufMessage Declaration(string name, IEnumerable<long> shape)
    {
        var sizes = new ProtobufMessage().AddEach(
            1,
            shape,
            (message, field, size) =>
                message.Add(field, size < 0 ? new ProtobufMessage().Add(2, "N") : new ProtobufMessage().Add(1, size))
        );
        var tensor = new ProtobufMessage().Add(1, FloatType).Add(2, sizes);
        return new ProtobufMessage().Add(1, name).Add(2, new ProtobufMessage().Add(1, tensor));
    }
}
