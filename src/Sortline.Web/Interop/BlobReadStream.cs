using System.Runtime.InteropServices.JavaScript;
using Sortline.Activity.Ports;
using Sortline.Messages;

namespace Sortline.Web.Interop;

/// <summary>A file of the learner's, read piece by piece. The browser reads without blocking only: the synchronous reads throw.</summary>
internal sealed class BlobReadStream(ChosenFile file) : Stream
{
    private const int PieceBytes = 256 << 10;

    private readonly long _length = (long)FilesModule.Size(file.Id);
    private byte[] _piece = [];
    private long _pieceBegin;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => _length;

    public override long Position { get; set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty || Position >= Length)
            return 0;
        if (Position < _pieceBegin || Position >= _pieceBegin + _piece.Length)
            await FetchAsync(Math.Max(buffer.Length, PieceBytes));

        var from = _piece.AsSpan((int)(Position - _pieceBegin));
        var count = Math.Min(from.Length, buffer.Length);
        from[..count].CopyTo(buffer.Span);
        Position += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) =>
        Position = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => Position + offset,
            _ => Length + offset,
        };

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read it with ReadAsync.");

    public override void Write(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("The file is the learner's.");

    public override void SetLength(long value) => throw new NotSupportedException("The file is the learner's.");

    public override void Flush() { }

    private async Task FetchAsync(int atMost)
    {
        var begin = Position;
        try
        {
            using var piece = await FilesModule.ReadAsync(file.Id, begin, (int)Math.Min(atMost, Length - begin));
            var bytes = new byte[FilesModule.PieceLength(piece)];
            FilesModule.CopyPiece(piece, bytes);
            (_piece, _pieceBegin) = (bytes, begin);
        }
        catch (JSException exception)
        {
            throw new FileException(Reason.Of(exception), exception);
        }

        if (_piece.Length == 0)
            throw new FileException(Message.Of("files.became-shorter"));
    }
}
