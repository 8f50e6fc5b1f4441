using System.ComponentModel;
using System.Diagnostics;

namespace Sortline.Privacy.Tests;

/// <summary>What this machine lets us watch with: a network namespace of our own, strace, or both.</summary>
/// <param name="IsIsolated">There is a namespace to be had.</param>
/// <param name="NamespaceCommand">What enters it.</param>
internal sealed record WatchMeans(bool IsIsolated, string[] NamespaceCommand)
{
    private static readonly string[][] Ways =
    [
        ["unshare", "--net", "--mount"],
        ["unshare", "--net", "--mount", "--map-root-user"],
    ];
    private static WatchMeans? s_found;

    /// <summary>Looks once; without any means the test is skipped, and says so.</summary>
    public static async Task<WatchMeans> FindAsync()
    {
        if (s_found is null)
        {
            s_found = new(false, []);
            foreach (var way in Ways)
            {
                if (!s_found.IsIsolated && await SucceedsAsync([.. way, "true"]))
                    s_found = new(true, way);
            }
        }

        Assert.SkipUnless(
            s_found.IsIsolated || await SucceedsAsync("strace", "-f", "-o", "/dev/null", "true"),
            "Whether anything is sent was NOT tested: this machine allows neither a network namespace (unshare --net) nor strace."
        );
        return s_found;
    }

    /// <summary>The words before a program that is to run in the namespace, with a name service that asks only its own loopback.</summary>
    public IEnumerable<string> Enter(WatchedFolder folder) =>
        IsIsolated
            ?
            [
                .. NamespaceCommand,
                "sh",
                "-c",
                "mount --bind \"$0\" /etc/resolv.conf && mount --bind \"$1\" /etc/nsswitch.conf && shift && exec \"$@\"",
                folder.At("resolv.conf"),
                folder.At("nsswitch.conf"),
            ]
            : [];

    private static async Task<bool> SucceedsAsync(params string[] command)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardError = true }
            )!;
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
