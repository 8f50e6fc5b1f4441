using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Reports;
using Sortline.Learning;

namespace Sortline.Bench.Native;

/// <summary>All rows, for people and for programs.</summary>
/// <param name="Rows">What gave figures.</param>
/// <param name="IsWhole">Whether every benchmark that was meant to run gave figures.</param>
internal sealed record NativeReport(ImmutableArray<NativeReport.Row> Rows, bool IsWhole)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>One benchmark with one set of parameters.</summary>
    /// <param name="Name">As in "Knn.Predict(examples: 100, features: 256)".</param>
    /// <param name="Mean">One time, on average.</param>
    /// <param name="Sd">The standard deviation of that.</param>
    /// <param name="Min">The least disturbed round.</param>
    /// <param name="Unit">Always "us", microseconds.</param>
    /// <param name="PerSecond">How many a second that makes.</param>
    /// <param name="AllocatedBytes">Managed memory taken each time.</param>
    internal sealed record Row(
        string Name,
        double Mean,
        double Sd,
        double Min,
        string Unit,
        double PerSecond,
        long? AllocatedBytes
    );

    public static NativeReport Of(IEnumerable<Summary> summaries)
    {
        ImmutableArray<BenchmarkReport> reports = [.. summaries.SelectMany(summary => summary.Reports)];
        var measured = reports.Where(report => report is { Success: true, ResultStatistics: not null });
        return new(
            [.. measured.Select(RowOf).OrderBy(row => row.Name.Split('(')[0], StringComparer.Ordinal)],
            !reports.IsEmpty && reports.All(report => report is { Success: true, ResultStatistics: not null })
        );
    }

    public async Task SaveAsync(string file, CancellationToken cancellationToken)
    {
        await using var stream = File.Create(file);
        await JsonSerializer.SerializeAsync(stream, new { Rows }, Json, cancellationToken);
    }

    public override string ToString()
    {
        var table = new StringBuilder();
        table.AppendLine("| what | mean, µs | sd | least | a second | bytes allocated |");
        table.AppendLine("|---|---|---|---|---|---|");
        foreach (var row in Rows)
        {
            table.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {row.Name} | {row.Mean:N1} | {row.Sd:N1} | {row.Min:N1} | {row.PerSecond:N0} | {row.AllocatedBytes:N0} |"
            );
        }

        if (!IsWhole)
            table.AppendLine("Some benchmarks failed: artifacts/bench/native/log.txt says why.");
        return table.ToString().TrimEnd();
    }

    private static Row RowOf(BenchmarkReport report)
    {
        var (benchmark, statistics) = (report.BenchmarkCase, report.ResultStatistics!);
        var parameters = string.Join(
            ", ",
            benchmark.Parameters.Items.Select(item =>
                item.Value switch
                {
                    LearningMethod method => $"{method.Classifier} {method.Features}",
                    var value => $"{item.Name}: {value}",
                }
            )
        );
        var name = $"{benchmark.Descriptor.Type.Name}.{benchmark.Descriptor.WorkloadMethod.Name}";
        return new(
            parameters.Length == 0 ? name : $"{name}({parameters})",
            statistics.Mean / 1_000,
            statistics.StandardDeviation / 1_000,
            statistics.Min / 1_000,
            "us",
            1e9 / statistics.Mean,
            report.GcStats.GetBytesAllocatedPerOperation(benchmark)
        );
    }
}
