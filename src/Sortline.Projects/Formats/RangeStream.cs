namespace Sortline.Projects.Formats;

/// <summary>A stretch of another stream, read forwards and asynchronously. The other stream stays open.</summary>
/// <remarks>It puts the other stream where it needs it before each read, so several take turns well, but never side by side.</remarks>
internal sealed class RangeStream(Stream file, long start, long length) : Stream
{
    private long _done;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_done == length || buffer.IsEmpty)
            return 0;

        file.Position = start + _done;
        var wanted = (int)Math.Min(buffer.Length, length - _done);
        var read = await file.ReadAsync(buffer[..wanted], cancellationToken).ConfigureAwait(false);
        _done += read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read asynchronously.");

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
