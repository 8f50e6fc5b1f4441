namespace Sortline.Pictures.Formats;

// The bits of a scan: after each byte of ones stands a zero, which is none of them.
internal ref partial struct JpegScans
{
    /// <summary>Whether the file has no more.</summary>
    private readonly bool IsAtEnd => _at >= _file.Length || (_at == _file.Length - 1 && _file[_at] == 0xFF);

    private readonly bool IsAtRestart => _at + 1 < _file.Length && _file[_at] == 0xFF && JpegMarkers.IsRestart(_file[_at + 1]);

    /// <summary>Goes behind the next marker that lets a scan begin anew, over what the interval before has too much.</summary>
    private bool IsRestarted()
    {
        (_bits, _count, _run) = (0, 0, 0);
        var next = _at;
        if (!JpegFile.TryNext(_file, ref next, out var marker))
        {
            _at = _file.Length;
            return false;
        }

        _hasFaults |= !JpegMarkers.IsRestart(marker) || next - _at > MostFiller;
        if (!JpegMarkers.IsRestart(marker))
            return false;

        _at = next;
        return true;
    }

    private bool TryRead(JpegTable table, out int symbol)
    {
        Fill(JpegTable.MostBits);
        var found = table.Fast(Peek(JpegTable.FastBits));
        if (found == 0)
            found = table.Slow(Peek(JpegTable.MostBits));
        if (found == 0)
        {
            found = JpegTable.MostBits << 8; // As decoders do.
            _hasFaults |= _count >= JpegTable.MostBits;
        }

        symbol = found & 255;
        _count -= found >> 8;
        return _count >= 0;
    }

    private bool TrySkip(int bits)
    {
        for (; bits > JpegTable.MostBits; bits -= JpegTable.MostBits)
        {
            if (!TryTake(JpegTable.MostBits, out _))
                return false;
        }

        return TryTake(bits, out _);
    }

    private bool TryTake(int bits, out int value)
    {
        Fill(bits);
        value = Peek(bits);
        _count -= bits;
        return _count >= 0;
    }

    // Where there are fewer, zeros follow.
    private readonly int Peek(int bits)
    {
        var value = _count >= bits ? _bits >> (_count - bits) : _bits << (bits - _count);
        return (int)(value & ((1UL << bits) - 1));
    }

    private void Fill(int bits)
    {
        while (_count < bits && _at < _file.Length)
        {
            var next = _file[_at];
            if (next == 0xFF)
            {
                if (_at + 1 >= _file.Length || _file[_at + 1] != 0)
                    return;
                _at++;
            }

            _at++;
            _bits = _bits << 8 | next;
            _count += 8;
        }
    }
}
