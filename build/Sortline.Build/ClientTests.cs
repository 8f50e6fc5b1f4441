using System.Diagnostics;

namespace Sortline.Build;

/// <summary>The client's own tests: pure TypeScript, run by Node's test runner.</summary>
internal static class ClientTests
{
    /// <summary>What <c>--only</c> and the report call them.</summary>
    public const string Name = "Sortline.Web.Client";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>Runs them.</summary>
    /// <param name="workshop">The checkout whose client's packages are there.</param>
    /// <param name="filter">Part of the names of the tests to run, or null for all.</param>
    public static async Task<TestReport> RunAsync(Workshop workshop, string? filter)
    {
        ArgumentNullException.ThrowIfNull(workshop);
        var repository = workshop.Repository;
        var node = await NodeJs.FindAsync(workshop.CancellationToken);
        var results = Path.Combine(Directory.CreateDirectory(repository.At("artifacts/tests")).FullName, Name + ".xml");
        File.Delete(results);
        List<string> arguments = ["test.mjs", "--results", results];
        if (filter is not null)
            arguments.AddRange(["--filter", filter]);

        var watch = Stopwatch.StartNew();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(workshop.CancellationToken);
        limit.CancelAfter(Limit);
        TestReport? report = null;
        await workshop.StepAsync(
            "Testing the client",
            async () =>
            {
                try
                {
                    var run = await ChildProcess.RunAsync(
                        node.Node,
                        arguments,
                        repository.Client,
                        cancellationToken: limit.Token
                    );
                    report = TestReport.ReadJUnit(Name, results, run, watch.Elapsed);
                    if (report.Total == 0 && filter is null)
                        report = TestReport.Broken(Name, "It ran no test.", watch.Elapsed);
                }
                catch (OperationCanceledException) when (!workshop.CancellationToken.IsCancellationRequested)
                {
                    var reason = $"It was still running after {Limit.TotalMinutes:0} minutes and was stopped.";
                    report = TestReport.Broken(Name, reason, watch.Elapsed);
                }
            }
        );
        return report!;
    }
}
