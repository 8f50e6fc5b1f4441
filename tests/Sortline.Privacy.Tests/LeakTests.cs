using Sortline.Watch;

namespace Sortline.Privacy.Tests;

/// <summary>The watch is worth something only if it sees what it is there for.</summary>
public sealed class LeakTests : IDisposable
{
    private readonly WatchedFolder _folder = new();

    [Fact]
    public async Task A_name_that_is_asked_for_is_seen()
    {
        var run = await ShellAsync("getent hosts leak.example");

        Assert.True(run.Names is null or ["leak.example", ..], "The name server was not asked.");
        Assert.True(run.Calls is null or { Count: > 0 }, "strace saw no socket.");
        AssertCaught(run);
    }

    [Fact]
    public async Task A_connection_that_finds_no_route_is_seen()
    {
        // 192.0.2.1 is an address of RFC 5737 that belongs to nobody; here it is not even reached.
        var run = await RunAsync("bash", "-c", "(exec 3<> /dev/tcp/192.0.2.1/80) 2> /dev/null || true");

        Assert.True(run.Packets is null || run.Packets.Values.Sum() > 0, "The kernel counted nothing.");
        AssertCaught(run);
    }

    [Fact]
    public async Task A_file_that_is_left_in_the_home_folder_is_seen()
    {
        var run = await ShellAsync("mkdir -p \"$HOME/.cache/device\" && echo 1 > \"$HOME/.cache/device/id\"");

        AssertCaught(run);
    }

    [Fact]
    public async Task A_file_that_is_left_in_the_temp_folder_is_seen()
    {
        var run = await ShellAsync("echo 1 > \"$TMPDIR/left-behind\"");

        AssertCaught(run);
    }

    public void Dispose() => _folder.Dispose();

    private void AssertCaught(WatchReport run)
    {
        Assert.Equal(0, run.ExitCode);
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => run.AssertPrivate(_folder));
    }

    private Task<WatchReport> ShellAsync(string script) => RunAsync("sh", "-c", script);

    private Task<WatchReport> RunAsync(params string[] program) => WatchedRun.RunAsync(_folder, program);
}
