using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace Sortline.Tests;

/// <summary>TensorFlow.js on the network as it is, run by Node: an independent opinion on what a picture's features are.</summary>
internal static class FeaturesOracle
{
    /// <summary>Asks for the features of some pictures.</summary>
    /// <param name="pictures">The pixels of each, 224 x 224, as RGB or as RGBA.</param>
    /// <param name="views">In how many ways to look at each: 1, 2 or 8.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public static async Task<Answer[]> AskAsync(IEnumerable<byte[]> pictures, int views, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(Path.Combine(Repository.Client, "node_modules", "@tensorflow", "tfjs-backend-cpu")))
            Assert.Fail(
                $"The npm packages of the oracle are not in {Repository.Client}. Run `dotnet test.cs`, which installs them."
            );

        using var process = Start();
        var answers = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var complaints = process.StandardError.ReadToEndAsync(cancellationToken);
        var question = new { Pictures = pictures.Select(Convert.ToBase64String), Views = views };
        await JsonSerializer.SerializeAsync(
            process.StandardInput.BaseStream,
            question,
            JsonSerializerOptions.Web,
            cancellationToken
        );
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancellationToken);

        Assert.True(process.ExitCode == 0, $"The oracle failed: {await complaints}");
        return JsonSerializer.Deserialize<Answer[]>(await answers, JsonSerializerOptions.Web)!;
    }

    private static Process Start()
    {
        var script = Path.Combine(Repository.Root, "tests", "Shared", "oracle", "features-oracle.mjs");
        try
        {
            return Process.Start(
                new ProcessStartInfo("node", ["--no-warnings", script, Repository.Client])
                {
                    RedirectStandardInput = true,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            )!;
        }
        catch (Win32Exception)
        {
            Assert.Fail("The oracle needs Node. Install Node 20 or newer and run `dotnet test.cs`, which installs the packages.");
            throw;
        }
    }

    public sealed record Answer(float[] Plain, float[] Pooled);
}
