namespace Sortline.Cli;

/// <summary>It cannot go on; the message is a whole sentence that says what to do.</summary>
internal sealed class CliException : Exception
{
    /// <summary>Says it in a sentence.</summary>
    public CliException(string message, Exception? cause = null, int exitCode = Cli.ExitCode.Failed)
        : base(message, cause) => ExitCode = exitCode;

    /// <summary>What the program is to answer with.</summary>
    public int ExitCode { get; }
}
