namespace Sortline.Projects.Tests;

/// <summary>A stream as a browser has them: who reads or writes at once, without awaiting, fails.</summary>
internal sealed class AsyncOnlyStream(Stream inner, bool canSeek) : Stream
{
    public override bool CanRead => inner.CanRead;

    public override bool CanSeek => canSeek;

    public override bool CanWrite => inner.CanWrite;

    public override long Length => canSeek ? inner.Length : throw new NotSupportedException("This stream has no length.");

    public override long Position
    {
        get => canSeek ? inner.Position : throw new NotSupportedException("This stream has no position.");
        set => inner.Position = canSeek ? value : throw new NotSupportedException("This stream cannot seek.");
    }

    /// <summary>How many bytes were read.</summary>
    public long BytesRead { get; private set; }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        inner.WriteAsync(buffer, cancellationToken);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        inner.WriteAsync(buffer, offset, count, cancellationToken);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        var read = await inner.ReadAsync(buffer, cancellationToken);
        BytesRead += read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override long Seek(long offset, SeekOrigin origin) =>
        canSeek ? inner.Seek(offset, origin) : throw new NotSupportedException("This stream cannot seek.");

    public override void Flush() => throw new InvalidOperationException("Flush asynchronously.");

    public override int Read(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Read asynchronously.");

    public override void Write(byte[] buffer, int offset, int count) =>
        throw new InvalidOperationException("Write asynchronously.");

    public override void SetLength(long value) => throw new NotSupportedException("This stream keeps its length.");
}
