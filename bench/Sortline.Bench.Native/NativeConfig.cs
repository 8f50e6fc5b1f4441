using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Filters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace Sortline.Bench.Native;

/// <summary>Short jobs in this process: the whole is to end within minutes, and two shared cores give no more digits anyway.</summary>
internal sealed class NativeConfig : ManualConfig
{
    public NativeConfig(bool isQuick, string artifacts, string filter)
    {
        AddJob(
            Job.Default.WithToolchain(InProcessEmitToolchain.Instance)
                .WithWarmupCount(isQuick ? 1 : 3)
                .WithIterationCount(isQuick ? 2 : 12)
                .WithIterationTime(TimeInterval.FromMilliseconds(isQuick ? 20 : 150))
        );
        AddDiagnoser(MemoryDiagnoser.Default);
        AddColumnProvider(DefaultColumnProviders.Instance);
        AddFilter(new GlobFilter([filter]));
        AddLogger(new StreamLogger(Path.Combine(Directory.CreateDirectory(artifacts).FullName, "log.txt")));
        WithArtifactsPath(artifacts);
        WithOptions(ConfigOptions.JoinSummary | ConfigOptions.DisableLogFile);
    }
}
