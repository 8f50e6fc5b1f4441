using System.Text.RegularExpressions;

namespace Sortline.Watch;

/// <summary>Runs a program under strace and reads what it noted.</summary>
internal sealed partial class SystemCalls : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sortline-watch-");

    /// <summary>Whether strace is installed and may look into other programs here.</summary>
    public static bool AreVisible { get; } =
        OperatingSystem.IsLinux() && Watcher.Succeeds("strace", "-f", "-o", "/dev/null", "true");

    /// <summary>The program, with strace before it. A file for each thread, so that no call is broken in two.</summary>
    public string[] Trace(string[] program) =>
        [
            "strace",
            "-ff",
            "-y",
            "-s",
            "4096",
            "--seccomp-bpf",
            "-o",
            Path.Combine(_folder.FullName, "calls"),
            "-e",
            "trace=socket,connect,sendto,sendmsg,sendmmsg,open,openat,openat2,creat,mkdir,mkdirat,mknod,mknodat,"
                + "rename,renameat,renameat2,link,linkat,symlink,symlinkat,unlink,unlinkat,truncate,bind",
            .. program,
        ];

    /// <summary>What has to do with a network: sockets of any kind but the local one, and what is sent to somebody by address or connected.</summary>
    public IReadOnlyList<string> Network() =>
        [.. Lines().Where(line => NetworkCall().IsMatch(line)).Order(StringComparer.Ordinal)];

    /// <summary>The paths that were made, changed, renamed or removed; devices and the kernel's own files are none.</summary>
    public IReadOnlyList<string> Written() =>
        [
            .. Lines()
                .Where(line => WritingCall().IsMatch(line) && !line.Contains(" = -1 ", StringComparison.Ordinal))
                .SelectMany(line => PathArgument().Matches(line).Select(Full))
                .Where(path =>
                    !path.StartsWith("/dev/", StringComparison.Ordinal) && !path.StartsWith("/proc/", StringComparison.Ordinal)
                )
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    public void Dispose() => _folder.Delete(recursive: true);

    private IEnumerable<string> Lines() => _folder.EnumerateFiles().SelectMany(file => File.ReadLines(file.FullName));

    private static string Full(Match path) =>
        path.Groups["path"].Value is var name && Path.IsPathRooted(name) ? name : Path.Combine(path.Groups["folder"].Value, name);

    // A socket pair or an address of the local kind stays in this computer; connecting to one may reach a name service all the same.
    [GeneratedRegex(@"^(socket\(AF_(?!UNIX)|connect\(|bind\(.*AF_INET|(sendto|sendmsg|sendmmsg)\(.*sa_family=AF_(?!UNIX))")]
    private static partial Regex NetworkCall();

    [GeneratedRegex(
        @"^(open(at|at2)?\(.*(O_WRONLY|O_RDWR|O_CREAT|O_TRUNC)|(creat|mkdir|mkdirat|mknod|mknodat|rename|renameat|renameat2|link|linkat|symlink|symlinkat|unlink|unlinkat|truncate)\(|bind\(.*sun_path=""/)"
    )]
    private static partial Regex WritingCall();

    // As -y prints it: AT_FDCWD</folder>, "name"; an absolute name stands for itself.
    [GeneratedRegex(@"(?:<(?<folder>[^>]*)>, )?(?:sun_path=)?""(?<path>(?:[^""\\]|\\.)*)""")]
    private static partial Regex PathArgument();
}
