using System.Text;
using System.Text.Json;

namespace Sortline.Site.Tests;

/// <summary>What of a page is in no document any more and yet is held, as a snapshot of the heap tells.</summary>
/// <remarks>
/// The browser's own count of nodes also counts what it makes for itself, inside each slider and field: it goes up and down by many hundreds
/// with what is shown. In a snapshot each node says whether it is detached, which is what is asked. What only objects of the browser's own
/// hold, such as the one that had its menu last, is the browser's affair: it is one part of the page at a time, until another takes its place.
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

    // See “Heap snapshot format” of Node.js' and DevTools' documentation: all nodes in one list of numbers, so many for each, and all edges
    // in another, those of the first node first.
    private static List<string> Read(string snapshot)
    {
        using var document = JsonDocument.Parse(snapshot);
        var root = document.RootElement;
        var meta = root.GetProperty("snapshot").GetProperty("meta");
        var (fields, edgeFields) = (Words(meta.GetProperty("node_fields")), Words(meta.GetProperty("edge_fields")));
        var weak = Words(meta.GetProperty("edge_types")[0]).IndexOf("weak");
        var native = Words(meta.GetProperty("node_types")[0]).IndexOf("native");
        var (name, type) = (fields.IndexOf("name"), fields.IndexOf("type"));
        var (detachedness, edgeCount) = (fields.IndexOf("detachedness"), fields.IndexOf("edge_count"));
        var (edgeType, target) = (edgeFields.IndexOf("type"), edgeFields.IndexOf("to_node"));
        var (nodes, edges) = (Numbers(root.GetProperty("nodes")), Numbers(root.GetProperty("edges")));
        string[] strings = [.. root.GetProperty("strings").EnumerateArray().Select(text => text.GetString()!)];

        var count = nodes.Length / fields.Count;
        var first = new int[count + 1];
        for (var node = 0; node < count; node++)
            first[node + 1] = first[node] + nodes[node * fields.Count + edgeCount];

        List<string> found = [];
        var isReached = new bool[count];
        Stack<int> open = new([0]);
        isReached[0] = true;
        while (open.TryPop(out var node))
        {
            if (IsDetached(node))
                found.Add(NameOf(node));
            for (var edge = first[node]; edge < first[node + 1]; edge++)
            {
                var to = edges[edge * edgeFields.Count + target] / fields.Count;
                if (isReached[to] || edges[edge * edgeFields.Count + edgeType] == weak || (IsBrowsersOwn(node) && IsDetached(to)))
                    continue;

                isReached[to] = true;
                open.Push(to);
            }
        }

        return found;

        bool IsDetached(int node) => nodes[node * fields.Count + detachedness] == Detached;

        string NameOf(int node) => strings[nodes[node * fields.Count + name]];

        // A script holds by its own objects, which are not native; within what is detached, each part holds the others.
        bool IsBrowsersOwn(int node) => nodes[node * fields.Count + type] == native && !IsDetached(node);
    }

    private static List<string> Words(JsonElement list) => [.. list.EnumerateArray().Select(word => word.GetString()!)];

    private static int[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(number => (int)number.GetInt64())];
}
