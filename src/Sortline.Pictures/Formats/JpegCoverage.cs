namespace Sortline.Pictures.Formats;

/// <summary>Which numbers of which channel have come, to the last bit, and, of a progressive picture, which of them are not zero.</summary>
internal sealed class JpegCoverage(JpegFrame frame)
{
    private const int Numbers = 64,
        Never = int.MaxValue;

    private readonly Dictionary<JpegComponent, int[]> _bitsLeft = frame.Components.ToDictionary(
        component => component,
        _ => Enumerable.Repeat(Never, Numbers).ToArray()
    );
    private readonly Dictionary<JpegComponent, ulong[]> _masks = [];

    /// <summary>Whether nothing is left to come.</summary>
    public bool IsComplete => _bitsLeft.Values.All(numbers => numbers.All(left => left == 0));

    /// <summary>Notes that a scan has come.</summary>
    public void Add(JpegScan scan)
    {
        // The means come by themselves, whatever the scan says of its end.
        var to = frame.IsProgressive && !scan.IsFine ? 0 : scan.To;
        foreach (var part in scan.Components)
            _bitsLeft[part.Component].AsSpan(scan.From, to - scan.From + 1).Fill(scan.BitsLeft);
    }

    /// <summary>For each block of a channel, a bit for each number that is not zero.</summary>
    public ulong[] MasksOf(JpegComponent component, int blocks) =>
        _masks.TryGetValue(component, out var masks) ? masks : _masks[component] = new ulong[blocks];
}
