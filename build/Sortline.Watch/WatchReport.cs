namespace Sortline.Watch;

/// <summary>What a program did besides its work.</summary>
/// <param name="ExitCode">What it answered with.</param>
/// <param name="Output">What it printed on standard output.</param>
/// <param name="Errors">What it printed on standard error.</param>
/// <param name="Visited">What the address that was to be visited answered, or empty.</param>
/// <param name="Names">The names it asked the name server for, or null if there was none to ask.</param>
/// <param name="Packets">What the kernel counted as sent or refused in the namespace, or null outside of one. A visit counts too.</param>
/// <param name="Calls">System calls that open, connect or feed a socket of the internet kind, or connect any other; null without strace.</param>
/// <param name="Written">Every path that it made, changed, renamed or removed; null without strace.</param>
internal sealed record WatchReport(
    int ExitCode,
    string Output,
    string Errors,
    string Visited,
    IReadOnlyList<string>? Names,
    IReadOnlyDictionary<string, long>? Packets,
    IReadOnlyList<string>? Calls,
    IReadOnlyList<string>? Written
);
