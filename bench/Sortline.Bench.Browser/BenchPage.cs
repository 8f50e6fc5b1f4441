using System.Text.Json;
using Microsoft.Playwright;

namespace Sortline.Bench.Browser;

/// <summary>The bench page, opened; its functions are those of <c>client/bench.ts</c>.</summary>
internal sealed class BenchPage(IPage page) : IAsyncDisposable
{
    private const string HeapAfterCollection =
        "() => { for (let i = 0; i < 3; i++) gc(); return performance.memory.usedJSHeapSize; }";

    private WorkerHeap? _workerHeap;

    /// <summary>Calls one of them.</summary>
    public Task<T> CallAsync<T>(string function, params object[] arguments) =>
        page.EvaluateAsync<T>(
            "async ([name, given]) => (await import('/bench/bench.js'))[name](...given)",
            new object[] { function, arguments }
        );

    /// <summary>Calls one that races: milliseconds by name.</summary>
    public Task<Dictionary<string, double[]>> RaceAsync(string function, params object[] arguments) =>
        CallAsync<Dictionary<string, double[]>>(function, arguments);

    /// <summary>What the page's one stack holds, once everything that can be collected is.</summary>
    public async Task<Holdings> HoldingsAsync()
    {
        var stack = await CallAsync<JsonElement>("holdings");
        var heap = await page.EvaluateAsync<long>(HeapAfterCollection);
        return new(Number("tensors") ?? 0, Number("tensorBytes") ?? 0, heap)
        {
            WorkerHeapBytes = page.Workers is [_]
                ? await (_workerHeap ??= await WorkerHeap.AttachAsync(page)).BytesAsync()
                : null,
            ManagedBytes = Number("managedBytes"),
            RuntimeBytes = Number("runtimeBytes"),
        };

        long? Number(string name) => stack.TryGetProperty(name, out var value) ? value.GetInt64() : null;
    }

    public ValueTask DisposeAsync() => new(page.Context.CloseAsync());
}
