using System.Collections.Frozen;

namespace Sortline.Projects.Names;

/// <summary>What characters fall apart into, and in which order marks stand: data of Unicode.</summary>
/// <remarks>
/// It lies in this assembly, since neither the page nor the command line brings the data of cultures: it would be half a megabyte
/// in the one and a library of the system in the other. <c>build/names/canonical-table.mjs</c> makes the file.
/// </remarks>
internal sealed class CanonicalTable
{
    private static readonly Lazy<CanonicalTable> Embedded = new(Read);

    private readonly FrozenDictionary<int, (int First, int Second)> _parts;
    private readonly FrozenDictionary<int, int> _places;

    private CanonicalTable(FrozenDictionary<int, (int First, int Second)> parts, FrozenDictionary<int, int> places) =>
        (_parts, _places) = (parts, places);

    /// <summary>The table; read when it is first asked for.</summary>
    public static CanonicalTable Instance => Embedded.Value;

    /// <summary>The two characters that a character is another way to write of; the second is 0 if there is one only.</summary>
    public bool TryTakeApart(int character, out (int First, int Second) parts) => _parts.TryGetValue(character, out parts);

    /// <summary>The place of a mark among several on one letter; 0 for what keeps its place.</summary>
    public int PlaceOf(int character) => _places.GetValueOrDefault(character);

    private static CanonicalTable Read()
    {
        using var file = typeof(CanonicalTable).Assembly.GetManifestResourceStream("Sortline.Projects.Names.canonical.bin")!;
        using var numbers = new BinaryReader(file);
        _ = numbers.Read7BitEncodedInt(); // The version of Unicode, for who looks into the file.
        var (characters, firsts, seconds, runs) = (List(numbers), List(numbers), List(numbers), List(numbers));

        var parts = new Dictionary<int, (int First, int Second)>(characters.Length);
        var (character, first) = (0, 0);
        for (var at = 0; at < characters.Length; at++)
        {
            character += characters[at];
            first += (firsts[at] & 1) == 0 ? firsts[at] / 2 : -((firsts[at] + 1) / 2);
            parts.Add(character, (first, seconds[at]));
        }

        var places = new Dictionary<int, int>();
        var mark = 0;
        foreach (var run in runs.Chunk(3))
        {
            mark += run[0];
            for (var end = mark + run[1]; mark < end; mark++)
                places.Add(mark, run[2]);
        }

        return new(parts.ToFrozenDictionary(), places.ToFrozenDictionary());
    }

    private static int[] List(BinaryReader numbers)
    {
        var list = new int[numbers.Read7BitEncodedInt()];
        for (var at = 0; at < list.Length; at++)
            list[at] = numbers.Read7BitEncodedInt();
        return list;
    }
}
