using System.Net;
using System.Net.Sockets;

namespace Sortline.Privacy.Tests;

/// <summary>What docs/privacy.md promises of the program that serves the site.</summary>
public sealed class HostTests : IDisposable
{
    private readonly WatchedFolder _folder = new();

    [Fact]
    [Promise(6)]
    public async Task The_host_listens_on_the_loopback_and_speaks_to_nobody_by_itself()
    {
        var site = _folder.At("site");
        Directory.CreateDirectory(site);
        await File.WriteAllTextAsync(
            Path.Combine(site, "index.html"),
            "<title>Here</title>",
            TestContext.Current.CancellationToken
        );
        var port = FreePort();

        var run = await WatchedRun.DotNetAsync(
            _folder,
            "Sortline.Host.dll",
            ["--root", site, "--port", $"{port}"],
            new($"http://127.0.0.1:{port}/")
        );

        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Equal("<title>Here</title>", run.Visited);
        Assert.Empty(run.Names ?? []);
        Assert.DoesNotContain(
            run.Calls ?? [],
            call => call.StartsWith("connect(", StringComparison.Ordinal) || call.StartsWith("send", StringComparison.Ordinal)
        );
        Assert.All(
            (run.Calls ?? []).Where(call => call.StartsWith("bind(", StringComparison.Ordinal)),
            call => Assert.Contains("inet_addr(\"127.0.0.1\")", call, StringComparison.Ordinal)
        );
        Assert.DoesNotContain(run.Written ?? [], path => !_folder.MayBeWritten(path));
        _folder.AssertNothingLeft();
    }

    public void Dispose() => _folder.Dispose();

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
