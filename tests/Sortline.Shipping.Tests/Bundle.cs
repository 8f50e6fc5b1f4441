using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Sortline.Build;

namespace Sortline.Shipping.Tests;

/// <summary>A script of the client, bundled once more by esbuild alone, which tells what went in.</summary>
/// <param name="Content">What it must be, byte for byte, for the list to speak of the one that ships.</param>
/// <param name="Packages">The npm packages of which something is in it.</param>
internal sealed partial record Bundle(byte[] Content, ImmutableSortedSet<string> Packages)
{
    // As in client/build.mjs.
    private static readonly string[] Options =
    [
        "--bundle",
        "--format=esm",
        "--target=es2022",
        "--minify",
        "--legal-comments=linked",
        "--log-level=warning",
    ];

    /// <summary>All scripts, by their names in the site.</summary>
    public static async Task<Dictionary<string, Bundle>> BuildAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("sortline-bundles-").FullName;
        try
        {
            string[] names = ["scene", "features", "pictures", "projects", "files", "page", "offline"];
            var modules = names.Select(name => $"{name}=./modules/{name}.ts");
            await RunAsync(folder, "page", [.. modules, "--splitting", "--chunk-names=chunks/[name]-[hash]"], cancellationToken);
            await RunAsync(folder, "worker", ["worker=./inference/worker.ts"], cancellationToken);
            await RunAsync(folder, "boot", ["./boot.ts"], cancellationToken);
            await RunAsync(folder, "late", ["./late.ts"], cancellationToken);
            await RunAsync(folder, "lost", ["./lost.ts"], cancellationToken);
            return new[] { "page", "worker", "boot", "late", "lost" }.SelectMany(run => Read(folder, run)).ToDictionary();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task RunAsync(string folder, string name, string[] entries, CancellationToken cancellationToken)
    {
        var client = Repository.Find().Client;
        var node = await NodeJs.FindAsync(cancellationToken);
        string[] esbuild = [Path.Combine(client, "node_modules", "esbuild", "bin", "esbuild"), .. Options, .. entries];
        var bootTexts = await File.ReadAllTextAsync(Repository.Find().BootTexts, cancellationToken);
        var run = await ChildProcess.RunAsync(
            node.Node,
            [
                .. esbuild,
                $"--define:bootTexts={bootTexts}",
                $"--outdir={Path.Combine(folder, name)}",
                $"--metafile={Path.Combine(folder, name + ".json")}",
            ],
            client,
            cancellationToken: cancellationToken
        );
        Assert.True(run.ExitCode == 0, run.Output);
    }

    private static IEnumerable<KeyValuePair<string, Bundle>> Read(string folder, string run)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, run + ".json")));
        foreach (
            var output in document
                .RootElement.GetProperty("outputs")
                .EnumerateObject()
                .Where(one => one.Name.EndsWith(".js", StringComparison.Ordinal))
        )
        {
            var file = Path.GetFullPath(output.Name, Repository.Find().Client);
            var packages = output
                .Value.GetProperty("inputs")
                .EnumerateObject()
                .Select(input => Package().Match(input.Name))
                .Where(match => match.Success);
            yield return new(
                "js/" + Path.GetRelativePath(Path.Combine(folder, run), file).Replace('\\', '/'),
                new(File.ReadAllBytes(file), [.. packages.Select(match => match.Groups[1].Value)])
            );
        }
    }

    // “(disabled):” stands before a module of which only an empty object is in.
    [GeneratedRegex(@"^(?!\(disabled\):).*node_modules/((?:@[^/]+/)?[^/]+)/")]
    private static partial Regex Package();
}
