using System.Text.Json;
using Microsoft.Playwright;

namespace Sortline.Bench.Browser;

/// <summary>Reads the JavaScript heap of a page's worker, which has no clock or scale of its own to read it by.</summary>
/// <remarks>Playwright hands out no session with a worker, so the page's session carries the messages.</remarks>
internal sealed class WorkerHeap
{
    private readonly ICDPSession _page;
    private readonly TaskCompletionSource<string> _session = new();
    private readonly Dictionary<int, TaskCompletionSource<JsonElement>> _asked = [];

    private WorkerHeap(ICDPSession page)
    {
        _page = page;
        page.Event("Target.attachedToTarget").OnEvent += (_, what) =>
        {
            if (what?.GetProperty("targetInfo").GetProperty("type").GetString() == "worker")
                _session.TrySetResult(what.Value.GetProperty("sessionId").GetString()!);
        };
        page.Event("Target.receivedMessageFromTarget").OnEvent += (_, what) => Hear(what?.GetProperty("message").GetString());
    }

    public static async Task<WorkerHeap> AttachAsync(IPage page)
    {
        WorkerHeap heap = new(await page.Context.NewCDPSessionAsync(page));
        await heap._page.SendAsync(
            "Target.setAutoAttach",
            new()
            {
                ["autoAttach"] = true,
                ["waitForDebuggerOnStart"] = false,
                ["flatten"] = false,
            }
        );
        return heap;
    }

    /// <summary>The bytes in use after a full collection.</summary>
    public async Task<long> BytesAsync()
    {
        await AskAsync(1, "HeapProfiler.collectGarbage");
        var usage = await AskAsync(2, "Runtime.getHeapUsage");
        return (long)usage.GetProperty("usedSize").GetDouble();
    }

    private async Task<JsonElement> AskAsync(int id, string method)
    {
        var answer = _asked[id] = new();
        await _page.SendAsync(
            "Target.sendMessageToTarget",
            new() { ["sessionId"] = await _session.Task, ["message"] = JsonSerializer.Serialize(new { id, method }) }
        );
        return await answer.Task;
    }

    private void Hear(string? message)
    {
        using var answer = JsonDocument.Parse(message ?? "{}");
        if (answer.RootElement.TryGetProperty("id", out var id) && _asked.TryGetValue(id.GetInt32(), out var asked))
            asked.TrySetResult(answer.RootElement.GetProperty("result").Clone());
    }
}
