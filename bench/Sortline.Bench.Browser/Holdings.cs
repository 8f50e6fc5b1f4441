using System.Text.Json.Serialization;

namespace Sortline.Bench.Browser;

/// <summary>What many predictions left behind: the growth from after the warm-up to the end, each time after a full collection.</summary>
/// <param name="Tensors">Tensors that TensorFlow.js holds.</param>
/// <param name="TensorBytes">What they take.</param>
/// <param name="HeapBytes">The page's JavaScript heap.</param>
internal sealed record Holdings(long Tensors, long TensorBytes, long HeapBytes)
{
    /// <summary>The worker's JavaScript heap, where there is a worker.</summary>
    public long? WorkerHeapBytes { get; init; }

    /// <summary>What lives on the .NET heap.</summary>
    public long? ManagedBytes { get; init; }

    /// <summary>The memory that the .NET runtime has taken from the browser.</summary>
    public long? RuntimeBytes { get; init; }

    /// <summary>The growth since then.</summary>
    public Holdings Since(Holdings before) =>
        new(Tensors - before.Tensors, TensorBytes - before.TensorBytes, HeapBytes - before.HeapBytes)
        {
            WorkerHeapBytes = WorkerHeapBytes - before.WorkerHeapBytes,
            ManagedBytes = ManagedBytes - before.ManagedBytes,
            RuntimeBytes = RuntimeBytes - before.RuntimeBytes,
        };

    public override string ToString() =>
        FormattableString.Invariant(
            $"{Tensors:+#;-#;0} tensors, JavaScript {Kib(HeapBytes + (WorkerHeapBytes ?? 0)):+#;-#;0} KiB"
        )
        + (
            ManagedBytes is { } managed
                ? FormattableString.Invariant($", .NET {Kib(managed):+#;-#;0} KiB (runtime {Kib(RuntimeBytes ?? 0):+#;-#;0} KiB)")
                : ""
        );

    private static double Kib(long bytes) => Math.Round(bytes / 1024.0);
}

/// <summary>The line of the report that is about memory.</summary>
/// <param name="Predictions">How many there were after the warm-up.</param>
/// <param name="Ours">Ours.</param>
/// <param name="Article">The article's, as its code has it: what <c>infer</c> returns is never disposed of.</param>
/// <param name="TidiedPredictions">How many there were of the next.</param>
/// <param name="ArticleTidied">The article's packages, disposed of by someone who knows.</param>
internal sealed record MemoryRow(int Predictions, Holdings Ours, Holdings Article, int TidiedPredictions, Holdings ArticleTidied)
{
    public string Name => "memory";

    public string Unit => "growth";

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public double? Ratio => null;

    /// <summary>Whether ours left no tensor and the runtime took no more memory.</summary>
    public bool IsWithinBudget => Ours is { Tensors: 0, RuntimeBytes: 0 };
}
