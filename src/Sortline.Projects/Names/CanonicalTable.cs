namespace Sortline.Projects.Names;

/// <summary>What characters fall apart into, and in which order marks stand: data of Unicode.</summary>
/// <remarks>
/// It lies in this assembly, since neither the page nor the command line brings the data of cultures: it would be half a megabyte
/// in the one and a library of the system in the other. <c>build/names/canonical-table.mjs</c> makes the file.
/// </remarks>
internal sealed class CanonicalTable
{
    private static readonly Lazy<CanonicalTable> Embedded = new(Read);

    private readonly int[] _characters,
        _firsts,
        _seconds,
        _runStarts,
        _runEnds,
        _places;

    private CanonicalTable(BinaryReader numbers)
    {
        _ = numbers.Read7BitEncodedInt(); // The version of Unicode, for who looks into the file.
        (_characters, _firsts, _seconds) = (List(numbers), List(numbers), List(numbers));
        for (var at = 0; at < _characters.Length; at++)
        {
            var (character, first) = at > 0 ? (_characters[at - 1], _firsts[at - 1]) : (0, 0);
            _characters[at] += character;
            _firsts[at] = first + ((_firsts[at] & 1) == 0 ? _firsts[at] / 2 : -((_firsts[at] + 1) / 2));
        }

        var runs = List(numbers);
        (_runStarts, _runEnds, _places) = (new int[runs.Length / 3], new int[runs.Length / 3], new int[runs.Length / 3]);
        for (var run = 0; run < _places.Length; run++)
        {
            _runStarts[run] = runs[3 * run] + (run > 0 ? _runEnds[run - 1] : 0);
            _runEnds[run] = _runStarts[run] + runs[(3 * run) + 1];
            _places[run] = runs[(3 * run) + 2];
        }
    }

    /// <summary>The table; read when it is first asked for.</summary>
    public static CanonicalTable Instance => Embedded.Value;

    /// <summary>The two characters that a character is another way to write of; the second is 0 if there is one only.</summary>
    public bool TryTakeApart(int character, out (int First, int Second) parts)
    {
        var at = Array.BinarySearch(_characters, character);
        parts = at >= 0 ? (_firsts[at], _seconds[at]) : default;
        return at >= 0;
    }

    /// <summary>The place of a mark among several on one letter; 0 for what keeps its place.</summary>
    public int PlaceOf(int character)
    {
        var at = Array.BinarySearch(_runStarts, character);
        var run = at >= 0 ? at : ~at - 1;
        return run >= 0 && character < _runEnds[run] ? _places[run] : 0;
    }

    private static CanonicalTable Read()
    {
        using var file = typeof(CanonicalTable).Assembly.GetManifestResourceStream("Sortline.Projects.Names.canonical.bin")!;
        using var numbers = new BinaryReader(file);
        return new(numbers);
    }

    private static int[] List(BinaryReader numbers)
    {
        var list = new int[numbers.Read7BitEncodedInt()];
        for (var at = 0; at < list.Length; at++)
            list[at] = numbers.Read7BitEncodedInt();
        return list;
    }
}
