using System.Text;
using Sortline.Messages;

namespace Sortline.Cli.Files;

/// <summary>Paths from a stream, one a line. However long a line is, memory stays flat.</summary>
/// <remarks>What <c>find -print0</c> puts between paths counts as the end of a line too: no path has it in it.</remarks>
/// <param name="stream">Where they come from; bytes that are no UTF-8 become marks of replacement.</param>
/// <param name="isNullAlone">Whether that alone ends a path, so that a name may have an end of line in it.</param>
internal sealed class PathLines(Stream stream, bool isNullAlone = false) : TextReader
{
    /// <summary>The longest path; no system has longer ones.</summary>
    public const int LongestPath = 32_767;

    private readonly StreamReader _reader = new(stream);
    private readonly char[] _block = new char[4096];
    private readonly string _ends = isNullAlone ? "\0" : "\n\r\0";
    private int _at,
        _end;

    /// <summary>The next line; <see langword="null"/> after the last one.</summary>
    /// <exception cref="CliException">It is too long for a path.</exception>
    public override async ValueTask<string?> ReadLineAsync(CancellationToken cancellationToken)
    {
        StringBuilder? begun = null;
        while (true)
        {
            if (_at == _end)
            {
                (_at, _end) = (0, await _reader.ReadAsync(_block, cancellationToken));
                if (_end == 0)
                    return begun?.ToString();
            }

            var length = _block.AsSpan(_at, _end - _at).IndexOfAny(_ends);
            var piece = _block.AsSpan(_at, length < 0 ? _end - _at : length);
            if ((begun?.Length ?? 0) + piece.Length > LongestPath)
                throw new CliException(Message.Of("predict.pathTooLong", ("most", LongestPath)));

            _at += piece.Length;
            if (length < 0)
            {
                (begun ??= new()).Append(piece);
                continue;
            }

            _at++; // Of two ends in a row, as Windows writes them, the second ends an empty line, and that counts for nothing.
            return begun is null ? piece.ToString() : begun.Append(piece).ToString();
        }
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _reader.Dispose();
        base.Dispose(disposing);
    }
}
