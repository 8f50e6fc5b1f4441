using Sortline.Messages;

namespace Sortline.Projects.Formats;

/// <summary>Reads one file piece by piece, and looks at its checksum when it ends; one of a folder has none.</summary>
internal sealed class CheckedStream(Stream inner, uint? checksum, Message fault) : IAsyncDisposable
{
    // So much is made room for before the file has shown that it is as long as it says.
    private const int Step = 1 << 20;

    private uint _crc;

    /// <summary>Fills a buffer.</summary>
    /// <exception cref="ProjectFormatException">The file ends before the buffer is full, or cannot be unpacked.</exception>
    public async Task ReadExactlyAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (await ReadAsync(buffer, cancellationToken).ConfigureAwait(false) < buffer.Length)
            throw new ProjectFormatException(fault);
    }

    /// <summary>The rest of the file, which must have so many bytes.</summary>
    /// <exception cref="ProjectFormatException">It has less or more, or is not what was once written.</exception>
    public async Task<byte[]> ReadToEndAsync(int length, CancellationToken cancellationToken)
    {
        var bytes = Array.Empty<byte>();
        while (bytes.Length < length)
        {
            var from = bytes.Length;
            Array.Resize(ref bytes, Math.Min(length, Math.Max(Step, from * 2)));
            await ReadExactlyAsync(bytes.AsMemory(from), cancellationToken).ConfigureAwait(false);
        }

        if (await ReadAsync(new byte[1], cancellationToken).ConfigureAwait(false) > 0 || (checksum is { } right && _crc != right))
            throw new ProjectFormatException(fault);

        return bytes;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private async Task<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            var read = await inner
                .ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken)
                .ConfigureAwait(false);
            _crc = Crc32.Append(_crc, buffer.Span[..read]);
            return read;
        }
        catch (InvalidDataException exception)
        {
            throw new ProjectFormatException(fault, exception);
        }
    }
}
