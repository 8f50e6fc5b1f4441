using System.Globalization;

namespace Sortline.Bench.Browser;

/// <summary>The most memory that a browser takes while something is done: what is in use of all its processes, what they share counted once.</summary>
/// <remarks>Asked of the system (<c>smaps_rollup</c>, the proportional set size), ten times a second. Linux alone tells it.</remarks>
internal sealed class BrowserMemory : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource _end = new();
    private readonly int _browser;
    private readonly Task _work;

    private BrowserMemory(int browser)
    {
        _browser = browser;
        _work = WatchAsync();
    }

    /// <summary>All processes together, in bytes.</summary>
    public long Peak { get; private set; }

    /// <summary>The process of the page, which is the largest of its kind, in bytes.</summary>
    public long PagePeak { get; private set; }

    /// <summary>Begins to watch the browser that was started with this folder for its profile.</summary>
    public static BrowserMemory Watch(string profile) =>
        new(
            Processes().FirstOrDefault(process => CommandOf(process) is var command && IsBrowser(command, profile))
                is > 0
                    and var found
                ? found
                : throw new InvalidOperationException($"No browser has its profile in {profile}.")
        );

    /// <summary>Forgets what was seen so far, and looks at once.</summary>
    public void Restart()
    {
        (Peak, PagePeak) = (0, 0);
        Look();
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _work;
        _end.Dispose();
    }

    private static bool IsBrowser(string command, string profile) =>
        command.Contains($"--user-data-dir={profile}", StringComparison.Ordinal)
        && !command.Contains("--type=", StringComparison.Ordinal);

    private async Task WatchAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            Look();
            await Task.Delay(Pause, _end.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private void Look()
    {
        var all = 0L;
        foreach (var process in WithDescendants(_browser))
        {
            var bytes = BytesOf(process);
            all += bytes;
            if (CommandOf(process).Contains("--type=renderer", StringComparison.Ordinal))
                PagePeak = Math.Max(PagePeak, bytes);
        }

        Peak = Math.Max(Peak, all);
    }

    private static HashSet<int> WithDescendants(int process)
    {
        var parents = Processes().ToDictionary(id => id, ParentOf);
        HashSet<int> family = [process];
        while (parents.Any(one => family.Contains(one.Value) && family.Add(one.Key))) { }

        return family;
    }

    private static IEnumerable<int> Processes() =>
        Directory
            .EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0);

    private static string CommandOf(int process) => Read(process, "cmdline").Replace('\0', ' ');

    // After the name, which is in brackets and may hold anything: state, parent.
    private static int ParentOf(int process) =>
        Read(process, "stat").Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var parent, ..]
            ? int.Parse(parent, CultureInfo.InvariantCulture)
            : 0;

    private static long BytesOf(int process)
    {
        var line = Read(process, "smaps_rollup")
            .Split('\n')
            .FirstOrDefault(line => line.StartsWith("Pss:", StringComparison.Ordinal));
        return line is null
            ? 0
            : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) << 10;
    }

    private static string Read(int process, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/{file}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return ""; // It has ended.
        }
    }
}
