using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace Sortline.Learning.Tests;

/// <summary>The npm package knn-classifier, run by Node: an independent opinion on what k-NN should answer.</summary>
internal sealed class KnnOracle(string clientFolder, string node = "node")
{
    private static readonly string[] Packages =
    [
        "@tensorflow/tfjs-core",
        "@tensorflow/tfjs-backend-cpu",
        "@tensorflow-models/knn-classifier",
    ];

    public static KnnOracle OfThisRepository { get; } = new(Path.Combine(Repository.Root, "src", "Sortline.Web", "client"));

    public async Task<Answer[]> AskAsync(IEnumerable<Question> questions, CancellationToken cancellation)
    {
        if (Packages.Any(package => !Directory.Exists(Path.Combine(clientFolder, "node_modules", package))))
            Assert.Fail($"The npm packages of the oracle are not in {clientFolder}. Run `dotnet test.cs`, which installs them.");

        using var process = Start();
        var answers = process.StandardOutput.ReadToEndAsync(cancellation);
        var complaints = process.StandardError.ReadToEndAsync(cancellation);
        await JsonSerializer.SerializeAsync(process.StandardInput.BaseStream, questions, JsonSerializerOptions.Web, cancellation);
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancellation);

        Assert.True(process.ExitCode == 0, $"The oracle failed: {await complaints}");
        return JsonSerializer.Deserialize<Answer[]>(await answers, JsonSerializerOptions.Web)!;
    }

    private Process Start()
    {
        var script = Path.Combine(Repository.Root, "tests", "Sortline.Learning.Tests", "oracle", "knn-oracle.mjs");
        try
        {
            return Process.Start(
                new ProcessStartInfo(node, [script, clientFolder])
                {
                    RedirectStandardInput = true,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            )!;
        }
        catch (Win32Exception)
        {
            Assert.Fail(
                $"The oracle needs Node, but `{node}` did not start. "
                    + "Install Node 20 or newer and run `dotnet test.cs`, which installs the packages."
            );
            throw;
        }
    }

    public sealed record Question(int Neighbours, float[] Part, TaughtExample[] Examples);

    public sealed record TaughtExample(string Label, float[] Features);

    public sealed record Answer(string Label, Dictionary<string, double> Confidences);
}
