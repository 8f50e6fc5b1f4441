using Sortline.Messages;

namespace Sortline.Cli;

/// <summary>The command cannot go on.</summary>
internal sealed class CliException : Exception
{
    /// <summary>Takes what to say, the cause and the exit code.</summary>
    public CliException(Message reason, Exception? cause = null, int exitCode = Cli.ExitCode.Failed)
        : base(reason.ToString(), cause) => (Reason, ExitCode) = (reason, exitCode);

    /// <summary>Why, and what to do; the words are made where it is shown.</summary>
    public Message Reason { get; }

    /// <summary>The exit code of the program.</summary>
    public int ExitCode { get; }
}
