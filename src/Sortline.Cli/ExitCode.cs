namespace Sortline.Cli;

/// <summary>The exit codes of the program. Documented in docs/cli.md; scripts rely on it.</summary>
internal static class ExitCode
{
    /// <summary>It succeeded; skipped pictures were named.</summary>
    public const int Done = 0;

    /// <summary>It failed, or not one picture could be used.</summary>
    public const int Failed = 1;

    /// <summary>The arguments make no sense; nothing was read or written.</summary>
    public const int Misuse = 2;

    /// <summary>Only with --strict: it is done, but some picture was skipped.</summary>
    public const int PassedOver = 3;

    /// <summary>Ctrl-C, as shells know it. Nothing half-written is left.</summary>
    public const int Interrupted = 130;
}
