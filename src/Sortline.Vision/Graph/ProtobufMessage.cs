using System.Buffers;
using Google.Protobuf;

namespace Sortline.Vision.Graph;

/// <summary>A protocol buffer message, written field by field.</summary>
/// <remarks>ONNX needs some twenty fields of its schema to hold a network; classes for all of it would say less.</remarks>
internal sealed class ProtobufMessage
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public ProtobufMessage Add(int field, long value) => Write(field, WireFormat.WireType.Varint, to => to.WriteInt64(value));

    public ProtobufMessage Add(int field, string value) =>
        Write(field, WireFormat.WireType.LengthDelimited, to => to.WriteString(value));

    public ProtobufMessage Add(int field, ReadOnlyMemory<byte> value) =>
        Write(field, WireFormat.WireType.LengthDelimited, to => to.WriteBytes(UnsafeByteOperations.UnsafeWrap(value)));

    public ProtobufMessage Add(int field, ProtobufMessage value) => Add(field, value._bytes.WrittenMemory);

    public ProtobufMessage AddEach<T>(int field, IEnumerable<T> values, Func<ProtobufMessage, int, T, ProtobufMessage> add) =>
        values.Aggregate(this, (message, value) => add(message, field, value));

    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();

    private ProtobufMessage Write(int field, WireFormat.WireType type, Action<CodedOutputStream> write)
    {
        using var bytes = new MemoryStream();
        using var to = new CodedOutputStream(bytes, leaveOpen: true);
        to.WriteTag(field, type);
        write(to);
        to.Flush();
        _bytes.Write(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        return this;
    }
}
