namespace Sortline.Cli;

/// <summary>The command cannot go on; the message is a whole sentence that says what to do.</summary>
internal sealed class CliException : Exception
{
    /// <summary>Takes the sentence, the cause and the exit code.</summary>
    public CliException(string message, Exception? cause = null, int exitCode = Cli.ExitCode.Failed)
        : base(message, cause) => ExitCode = exitCode;

    /// <summary>The exit code of the program.</summary>
    public int ExitCode { get; }
}
