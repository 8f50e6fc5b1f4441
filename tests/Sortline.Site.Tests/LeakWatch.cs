using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Sortline.Site.Tests;

/// <summary>Measures again and again what a page holds on to, and says what only ever grows.</summary>
internal sealed class LeakWatch
{
    // Each second quarter of the measurements against the last: before that everything warms up.
    private const int Quarters = 4,
        LeastSamples = 8,
        NodesTold = 20;

    /// <summary>How much more at the end than after warming up is no leak yet.</summary>
    private static readonly ImmutableSortedDictionary<string, double> Allowed = ImmutableSortedDictionary.CreateRange(
        StringComparer.Ordinal,
        [
            KeyValuePair.Create("nodes that are on no page", 400.0),
            KeyValuePair.Create("listeners", 60.0),
            KeyValuePair.Create("KiB of JavaScript's heap", 4_096.0),
            KeyValuePair.Create("MiB of .NET's memory", 48.0),
            KeyValuePair.Create("tensors", 0.0),
        ]
    );

    // What a learner's examples take by right: a thumbnail, a number and a vector each.
    private const double KibibytesPerExample = 24;

    private const string Measure = """
        async () => {
          const { stats } = await import(new URL("js/features.js", document.baseURI));
          let tensors = -1; // Nothing can be asked of a worker that is being replaced.
          try { tensors = JSON.parse(await stats()).numTensors; } catch { }
          return {
            tensors,
            examples: document.querySelectorAll(".tray .thumbnail").length,
            net: globalThis.getDotnetRuntime?.(0)?.localHeapViewU8().byteLength ?? 0,
          };
        }
        """;

    private readonly IPage _page;
    private readonly ICDPSession _session;
    private readonly List<Dictionary<string, double>> _samples = [];
    private IReadOnlyList<string> _detached = [];

    private LeakWatch(IPage page, ICDPSession session) => (_page, _session) = (page, session);

    public static async Task<LeakWatch> BeginAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Performance.enable");
        return new(page, session);
    }

    /// <summary>Measures once, after what nobody holds any more is gone.</summary>
    public async Task SampleAsync()
    {
        for (var i = 0; i < 2; i++)
            await _session.SendAsync("HeapProfiler.collectGarbage");
        var seen = await _page.EvaluateAsync<JsonElement>(Measure);
        _detached = await DetachedNodes.FindAsync(_session);
        var answer = await _session.SendAsync("Performance.getMetrics");
        var metrics = answer!
            .Value.GetProperty("metrics")
            .EnumerateArray()
            .ToDictionary(one => one.GetProperty("name").GetString()!, one => one.GetProperty("value").GetDouble());
        _samples.Add(
            new()
            {
                ["nodes that are on no page"] = _detached.Count,
                ["listeners"] = metrics["JSEventListeners"],
                ["KiB of JavaScript's heap"] = metrics["JSHeapUsedSize"] / 1024 - KibibytesPerExample * Of("examples"),
                ["MiB of .NET's memory"] = Of("net") / (1 << 20),
                ["tensors"] = Of("tensors"),
            }
        );

        double Of(string name) => seen.GetProperty(name).GetDouble();
    }

    /// <summary>What grew, and by how much; nothing if nothing did.</summary>
    /// <exception cref="InvalidOperationException">There are too few measurements to say.</exception>
    public IReadOnlyList<string> Leaks()
    {
        if (_samples.Count < LeastSamples)
            throw new InvalidOperationException($"{_samples.Count} measurements say nothing; {LeastSamples} are the least.");

        var quarter = _samples.Count / Quarters;
        return
        [
            .. from kind in Allowed
            let before = Median(_samples.Skip(quarter).Take(quarter), kind.Key)
            let after = Median(_samples.TakeLast(quarter), kind.Key)
            where before >= 0 && after - before > kind.Value
            select string.Create(
                CultureInfo.InvariantCulture,
                $"{after - before:0} more {kind.Key} ({before:0} became {after:0}); {kind.Value:0} are allowed"
            ),
        ];
    }

    /// <summary>All measurements, a line each, and what the nodes were that at last were on no page.</summary>
    public override string ToString() =>
        string.Join(
            '\n',
            [
                .. _samples.Select(sample =>
                    string.Join(
                        ", ",
                        sample.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Value:0.#} {one.Key}"))
                    )
                ),
                "On no page:",
                .. _detached
                    .CountBy(node => node)
                    .OrderByDescending(one => one.Value)
                    .Take(NodesTold)
                    .Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Value} {one.Key}")),
            ]
        );

    private static double Median(IEnumerable<Dictionary<string, double>> samples, string kind)
    {
        var values = samples.Select(sample => sample[kind]).Order().ToList();
        return values[values.Count / 2];
    }
}
