using Sortline.Build;

namespace Sortline.Shipping.Tests;

/// <summary>What we ship as packages, packed by the commands of the README from what is built already.</summary>
public sealed class Packages : IAsyncLifetime
{
    private readonly string _folder = Path.Combine(AppContext.BaseDirectory, "packages");

    internal Shipment Of(string project) => Shipment.OfPackage(Directory.EnumerateFiles(_folder, $"{project}.*.nupkg").Single());

    public async ValueTask InitializeAsync()
    {
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var root = Repository.Find().Root;
        await Task.WhenAll(
            new[] { "Sortline.Cli", "Sortline.Learning", "Sortline.Projects" }.Select(async project =>
            {
                var run = await ChildProcess.RunAsync(
                    ChildProcess.DotNet,
                    [
                        "pack",
                        Path.Combine(root, "src", project),
                        "--no-build",
                        "--configuration",
                        configuration,
                        "--output",
                        _folder,
                        "--nologo",
                        "-nodeReuse:false",
                    ],
                    root,
                    cancellationToken: TestContext.Current.CancellationToken
                );
                Assert.True(run.ExitCode == 0, run.Output);
            })
        );
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true); // 80 MB.
        return ValueTask.CompletedTask;
    }
}
