using System.Buffers.Binary;
using System.Numerics;

namespace Sortline.Pictures.Formats;

/// <summary>Goes through the packed pixels of a JPEG without an end, as a decoder does, to see whether the last ones are there.</summary>
/// <remarks>
/// No pixel is made. Of a progressive picture it is kept which numbers are not zero: how many bits a later scan has depends on them.
/// Where the data are wrong it goes on as decoders do; only where they end does something lack.
/// </remarks>
internal ref partial struct JpegScans(ReadOnlySpan<byte> file)
{
    // Many more than any camera's picture has. A small file could ask for any number.
    private const int MostSteps = 150_000_000;

    // Of what no code takes there may be the mark that ends the scan, and some bytes of ones before it.
    private const int MostFiller = 6;

    private readonly ReadOnlySpan<byte> _file = file;
    private readonly JpegTable?[] _dc = new JpegTable?[4],
        _ac = new JpegTable?[4];
    private JpegFrame? _frame;
    private JpegCoverage? _coverage;
    private int _restartInterval;
    private int _at = 2;
    private bool _hasFaults;
    private int _done; // Behind the last scan that is there.
    private int _steps;
    private int _run; // Of empty blocks.
    private ulong _none;

    // Bits that were copied out of the file, as far as they fit.
    private readonly byte[] _window = new byte[WindowBytes + sizeof(ulong)];
    private int _length; // Of what is in the window.
    private int _position; // The next bit in it.
    private int _end; // Behind its last bit.
    private int _refillAt; // The bit from which on there may be too few; none if no more come.

    /// <summary>Whether all pixels are there, or what share of them; and how many bytes follow the last.</summary>
    public (bool IsWhole, double? Share, bool IsDamaged, int After) Read()
    {
        while (JpegFile.TryNext(_file, ref _at, out var marker))
        {
            if (!JpegMarkers.HasSegment(marker))
                continue;
            if (JpegFile.SegmentAt(_file, _at) is not var (from, to))
                break;

            _at = to;
            var segment = _file[from..to];
            if (marker is JpegMarkers.Tables)
                ReadTables(segment);
            else if (marker is JpegMarkers.RestartInterval && segment.Length >= 2)
                _restartInterval = BinaryPrimitives.ReadUInt16BigEndian(segment);
            else if (JpegFrame.Begins(marker) && _frame is null)
                Begin(JpegFrame.Read(marker, segment));
            else if (marker is JpegMarkers.Scan)
            {
                if (_frame is null || JpegScan.Read(segment, _frame, _dc, _ac) is not { } scan)
                    return (false, null, true, 0);

                var (done, all) = Walk(scan);
                if (_steps > MostSteps)
                    return (false, null, true, 0);
                if (done < all)
                    return (false, IsOnlyScan(scan) ? done / (double)all : null, false, 0);
                _coverage!.Add(scan);
                _done = _at;
            }
        }

        return (_coverage?.IsComplete ?? false, null, false, _file.Length - _done);
    }

    /// <summary>Whether, once it was read, something in it contradicts itself, as after a wrong byte in a file that is otherwise whole.</summary>
    public readonly bool HasFaults => _hasFaults;

    private readonly bool IsOnlyScan(JpegScan scan) =>
        !_frame!.IsProgressive && scan.Components.Length == _frame.Components.Length;

    private void Begin(JpegFrame? frame)
    {
        if (frame is { IsHuffman: true, Width: > 0, Height: > 0 })
            (_frame, _coverage) = (frame, new(frame));
    }

    private readonly void ReadTables(ReadOnlySpan<byte> segment)
    {
        while (segment.Length > 0)
        {
            var (kind, number) = (segment[0] >> 4, segment[0] & 3);
            segment = segment[1..];
            if (JpegTable.Read(ref segment) is not { } table)
                return;
            (kind == 0 ? _dc : _ac)[number] = table;
        }
    }

    /// <summary>How many groups of blocks of a scan are there, and how many there should be.</summary>
    private (int Done, int All) Walk(JpegScan scan)
    {
        var all = scan.Components.Length == 1 ? _frame!.BlocksOf(scan.Components[0].Component) : _frame!.Groups;
        var masks = scan.IsFine ? _coverage!.MasksOf(scan.Components[0].Component, all) : null;
        BeginBits();
        for (var group = 0; group < all; )
        {
            if (_restartInterval > 0 && group > 0 && group % _restartInterval == 0 && !IsRestarted())
                return (IsAtEnd ? group : all, all);

            // What is left of a run of empty blocks takes no data, unless there is something to refine.
            if (_run > 0 && scan is { IsFine: true, IsRefining: false })
            {
                var left = _restartInterval > 0 ? _restartInterval - group % _restartInterval : all;
                var skipped = Math.Min(Math.Min(_run, left), all - group);
                (_run, group) = (_run - skipped, group + skipped);
                continue;
            }

            if (_steps++ > MostSteps)
                return (group, all);
            if (TrySkipGroup(scan, ref (masks is null ? ref _none : ref masks[group])))
                group++;
            else if (IsAtEnd)
                return (group, all);
            else
            {
                _hasFaults = true; // The scan has an end, and comes to it too soon.
                if (_restartInterval == 0 || !IsAtRestart)
                    return (all, all);
                group = (group / _restartInterval + 1) * _restartInterval;
            }
        }

        EndBits();
        var next = _at;
        _hasFaults |= JpegFile.TryNext(_file, ref next, out _) && next - _at > MostFiller;
        return (all, all);
    }

    private bool TrySkipGroup(JpegScan scan, ref ulong mask)
    {
        if (scan.IsFine)
            return scan.IsRefining ? TryRefine(scan, ref mask) : TrySkipFirst(scan, ref mask);

        foreach (var part in scan.Components)
        {
            for (var block = scan.Components.Length == 1 ? 1 : part.Component.InGroup; block > 0; block--)
            {
                if (!TrySkipBlock(scan, part))
                    return false;
            }
        }

        return true;
    }

    private bool TrySkipBlock(JpegScan scan, JpegScanPart part)
    {
        if (scan.IsRefining)
            return TrySkip(1);
        if (!TryReadValue(part.Dc, out _))
            return false;
        if (_frame!.IsProgressive)
            return true;

        for (var k = 1; k < 64; k++)
        {
            if (!TryReadValue(part.Ac, out var symbol))
                return false;
            if (symbol < 0xF0 && (symbol & 15) == 0)
                break;
            k += symbol >> 4;
            if (k > scan.To)
                _hasFaults = true;
        }

        return true;
    }

    private bool TrySkipFirst(JpegScan scan, ref ulong mask)
    {
        for (var k = scan.From; k <= scan.To; k++)
        {
            if (!TryReadValue(scan.Components[0].Ac, out var symbol))
                return false;
            var (zeros, bits) = (symbol >> 4, symbol & 15);
            if (bits == 0 && zeros < 15)
                return TryBeginRun(zeros, includesThis: false);
            k += zeros;
            _hasFaults |= k > scan.To;
            if (bits > 0 && k < 64)
                mask |= 1UL << k;
        }

        return true;
    }

    private bool TryRefine(JpegScan scan, ref ulong mask)
    {
        var k = scan.From;
        while (_run == 0 && k <= scan.To)
        {
            if (!TryRead(scan.Components[0].Ac, out var symbol))
                return false;
            var (zeros, bits) = (symbol >> 4, symbol & 15);
            if (bits == 0 && zeros < 15)
            {
                if (!TryBeginRun(zeros, includesThis: true))
                    return false;
                break;
            }

            if (bits > 0 && !TrySkip(1))
                return false;
            for (; k <= scan.To; k++)
            {
                if ((mask >> k & 1) == 0)
                {
                    if (--zeros < 0)
                        break;
                }
                else if (!TrySkip(1))
                    return false;
            }

            if (bits > 0 && k <= scan.To)
                mask |= 1UL << k;
            k++;
        }

        if (_run == 0)
            return true;

        _run--;
        return k > scan.To || TrySkip(BitOperations.PopCount(mask >> k & ulong.MaxValue >> (63 - scan.To + k)));
    }

    private bool TryBeginRun(int bits, bool includesThis)
    {
        if (!TryTake(bits, out var more))
            return false;
        _run = (1 << bits) + more - (includesThis ? 0 : 1);
        return true;
    }
}
