using System.Buffers.Binary;

namespace Sortline.Pictures.Formats;

// The bits of a scan: after each byte of ones stands a zero, which is none of them. They are copied without these, a window at a time,
// so that a code and what belongs to it are found in one reading: where C# is interpreted, every step counts.
internal ref partial struct JpegScans
{
    private const int WindowBytes = 16_384,
        BitsAtOnce = 64;

    /// <summary>Whether the file has no more.</summary>
    private readonly bool IsAtEnd => _at >= _file.Length || (_at == _file.Length - 1 && _file[_at] == 0xFF);

    private readonly bool IsAtRestart => _at + 1 < _file.Length && _file[_at] == 0xFF && JpegMarkers.IsRestart(_file[_at + 1]);

    private void BeginBits()
    {
        (_length, _position, _end, _refillAt, _run) = (0, 0, 0, 0, 0);
        Refill();
    }

    /// <summary>Goes back to the first byte that was not looked at.</summary>
    private void EndBits()
    {
        var unread = _window.AsSpan(Math.Min((_position + 7) / 8, _length).._length);
        _at -= unread.Length + unread.Count((byte)0xFF);
        (_length, _position, _end, _refillAt) = (0, 0, 0, 0);
    }

    /// <summary>Goes behind the next marker that lets a scan begin anew, over what the interval before has too much.</summary>
    private bool IsRestarted()
    {
        EndBits();
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
        BeginBits();
        return true;
    }

    /// <summary>Reads a code, and goes over the bits that its symbol says belong to it.</summary>
    private bool TryReadValue(JpegTable table, out int symbol)
    {
        var isThere = TryRead(table, out symbol);
        _position += symbol & 15;
        return isThere && _position <= _end;
    }

    private bool TryRead(JpegTable table, out int symbol)
    {
        if (_position >= _refillAt)
            Refill();
        var bits = Next();
        var found = table.Fast((int)(bits >> (BitsAtOnce - JpegTable.FastBits)));
        if (found == 0)
            found = table.Slow((int)(bits >> (BitsAtOnce - JpegTable.MostBits)));
        if (found == 0)
        {
            found = JpegTable.MostBits << 8; // As decoders do.
            _hasFaults |= _end - _position >= JpegTable.MostBits;
        }

        symbol = found & 255;
        _position += found >> 8;
        return _position <= _end;
    }

    private bool TrySkip(int bits)
    {
        if (_position >= _refillAt)
            Refill();
        _position += bits;
        return _position <= _end;
    }

    private bool TryTake(int bits, out int value)
    {
        if (_position >= _refillAt)
            Refill();
        value = bits == 0 ? 0 : (int)(Next() >> (BitsAtOnce - bits));
        _position += bits;
        return _position <= _end;
    }

    // Where there are fewer, zeros follow.
    private readonly ulong Next() =>
        _position < _end ? BinaryPrimitives.ReadUInt64BigEndian(_window.AsSpan(_position >> 3)) << (_position & 7) : 0;

    private void Refill()
    {
        var unread = _window.AsSpan(Math.Min(_position / 8, _length).._length);
        unread.CopyTo(_window);
        _position -= (_length - unread.Length) * 8;
        _length = unread.Length;
        var isAll = false;
        while (_length < WindowBytes && !isAll)
        {
            var rest = _file[_at..Math.Min(_file.Length, _at + WindowBytes - _length)];
            var plain = rest.IndexOf((byte)0xFF) is >= 0 and var ones ? ones : rest.Length;
            rest[..plain].CopyTo(_window.AsSpan(_length));
            (_length, _at) = (_length + plain, _at + plain);
            if (plain == rest.Length)
                isAll = _at == _file.Length;
            else if (_at + 1 < _file.Length && _file[_at + 1] == 0)
            {
                _window[_length++] = 0xFF;
                _at += 2;
            }
            else
                isAll = true;
        }

        _window.AsSpan(_length, sizeof(ulong)).Clear();
        _end = _length * 8;
        _refillAt = isAll ? int.MaxValue : _end - 2 * BitsAtOnce;
    }
}
