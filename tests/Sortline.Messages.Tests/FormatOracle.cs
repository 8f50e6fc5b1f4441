using System.Diagnostics;
using System.Text.Json;

namespace Sortline.Messages.Tests;

/// <summary>The npm package intl-messageformat and the plural rules of Node: what other people make of the same notation.</summary>
internal static class FormatOracle
{
    private static readonly string Script = Path.Combine(
        Repository.Tests("Sortline.Messages.Tests"),
        "oracle",
        "format-oracle.mjs"
    );

    public static async Task<Answers> AskAsync(IEnumerable<Sentence> sentences, IEnumerable<Counted> numbers)
    {
        var cancellation = TestContext.Current.CancellationToken;
        if (!Directory.Exists(Path.Combine(Repository.Client, "node_modules", "intl-messageformat")))
            Assert.Fail("The npm packages of the oracle are not there. Run `dotnet test.cs`, which installs them.");

        using var process = Process.Start(
            new ProcessStartInfo("node", [Script, Repository.Client])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var answers = process.StandardOutput.ReadToEndAsync(cancellation);
        var complaints = process.StandardError.ReadToEndAsync(cancellation);
        await JsonSerializer.SerializeAsync(
            process.StandardInput.BaseStream,
            new { sentences, numbers },
            JsonSerializerOptions.Web,
            cancellation
        );
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancellation);

        Assert.True(process.ExitCode == 0, $"The oracle failed: {await complaints}");
        return JsonSerializer.Deserialize<Answers>(await answers, JsonSerializerOptions.Web)!;
    }

    public sealed record Sentence(string Pattern, Dictionary<string, object> Values);

    public sealed record Counted(string Language, long Number);

    public sealed record Answers(string[] Sentences, string[] Forms);
}
