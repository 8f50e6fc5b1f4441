using Microsoft.Win32.SafeHandles;

namespace Sortline.Cli.Output;

/// <summary>Standard output that reports when its reader has closed the pipe, and when it cannot be written.</summary>
/// <remarks>
/// The console's own stream swallows a closed pipe, so that <c>sortline predict … | head -1</c> would work on for nothing. Every
/// fault becomes an <see cref="OutputException"/>, which no other file can be the cause of.
/// </remarks>
internal sealed class OutputStream(Stream inner) : Stream
{
    /// <summary>Opens the standard output of this process.</summary>
    public static OutputStream OpenStandard()
    {
        if (OperatingSystem.IsWindows())
            return new(Console.OpenStandardOutput());

        // A file stream keeps a place of its own in a file, which two programs that append to one file must not.
        var pipe = new FileStream(new SafeFileHandle(StandardStream.Output, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return new(pipe.CanSeek ? Console.OpenStandardOutput() : pipe);
    }

    /// <inheritdoc />
    public override bool CanRead => false;

    /// <inheritdoc />
    public override bool CanSeek => false;

    /// <inheritdoc />
    public override bool CanWrite => true;

    /// <inheritdoc />
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc />
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc />
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            inner.Write(buffer);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new OutputException(exception);
        }
    }

    /// <inheritdoc />
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc />
    public override void Flush()
    {
        try
        {
            inner.Flush();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new OutputException(exception);
        }
    }

    /// <inheritdoc />
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc />
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void SetLength(long value) => throw new NotSupportedException();
}
