using Sortline.Watch;

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

    // Lazy, because tests run side by side: none may take what another has only half found out.
    private static readonly Lazy<WatchMeans> Found = new(Look);

    /// <summary>Looks once; without any means the test is skipped, and says so.</summary>
    public static WatchMeans Find()
    {
        Assert.SkipUnless(
            Found.Value.IsIsolated || SystemCalls.AreVisible,
            "Whether anything is sent was NOT tested: this machine allows neither a network namespace (unshare --net) nor strace."
        );
        return Found.Value;
    }

    private static WatchMeans Look() =>
        Ways.FirstOrDefault(way => Watcher.Succeeds([.. way, "true"])) is { } way ? new(true, way) : new(false, []);

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
}
