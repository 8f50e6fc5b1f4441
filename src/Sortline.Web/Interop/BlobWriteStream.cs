namespace Sortline.Web.Interop;

/// <summary>A file in the making: what is written goes to the browser's side in pieces, so that .NET never holds the whole.</summary>
internal sealed class BlobWriteStream(int file) : Stream
{
    private readonly byte[] _piece = new byte[64 << 10];
    private int _length;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException("It can only be written.");

    public override long Position
    {
        get => throw new NotSupportedException("It can only be written.");
        set => throw new NotSupportedException("It can only be written.");
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var count = Math.Min(buffer.Length, _piece.Length - _length);
            buffer[..count].CopyTo(_piece.AsSpan(_length));
            _length += count;
            buffer = buffer[count..];
            if (_length == _piece.Length)
                WriteOut();
        }
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        Write(buffer.AsSpan(offset, count));
        return Task.CompletedTask;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <summary>Hands over what is still here.</summary>
    public void WriteOut()
    {
        if (_length > 0)
            FilesModule.Append(file, _piece.AsSpan(0, _length));
        _length = 0;
    }

    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("It can only be written.");

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("It can only be written.");

    public override void SetLength(long value) => throw new NotSupportedException("It can only be written.");
}
