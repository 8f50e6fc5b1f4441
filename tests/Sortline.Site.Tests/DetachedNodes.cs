using System.Text;
using System.Text.Json;

namespace Sortline.Site.Tests;

/// <summary>What of a page is in no document any more and yet is held, as a snapshot of the heap tells.</summary>
/// <remarks>
/// The browser's own count of nodes also counts what it makes for itself, inside each slider and field: it goes up and down by many hundreds
/// with what is shown. In a snapshot each node says whether it is detached, which is what is asked.
/// </remarks>
internal static class DetachedNodes
{
    private const int Detached = 2;

    /// <summary>The first line of each such node, such as its tag with its attributes.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(ICDPSession session)
    {
        StringBuilder snapshot = new();
        var chunks = session.Event("HeapProfiler.addHeapSnapshotChunk");
        chunks.OnEvent += Append;
        await session.SendAsync("HeapProfiler.takeHeapSnapshot"); // All pieces come before its answer.
        chunks.OnEvent -= Append;
        return Read(snapshot.ToString());

        void Append(object? sender, JsonElement? chunk) => snapshot.Append(chunk!.Value.GetProperty("chunk").GetString());
    }

    // See “Heap snapshot format” of Node.js' and DevTools' documentation: all nodes in one list of numbers, so many for each.
    private static List<string> Read(string snapshot)
    {
        using var document = JsonDocument.Parse(snapshot);
        var root = document.RootElement;
        var fields = root.GetProperty("snapshot").GetProperty("meta").GetProperty("node_fields");
        var names = fields.EnumerateArray().Select(field => field.GetString()).ToList();
        var (name, detachedness) = (names.IndexOf("name"), names.IndexOf("detachedness"));
        var strings = root.GetProperty("strings");
        List<string> found = [];
        foreach (var node in root.GetProperty("nodes").EnumerateArray().Select(number => number.GetInt64()).Chunk(names.Count))
        {
            if (node[detachedness] == Detached)
                found.Add(strings[(int)node[name]].GetString()!);
        }

        return found;
    }
}
