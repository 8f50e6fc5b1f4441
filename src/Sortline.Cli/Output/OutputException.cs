using Sortline.Messages;

namespace Sortline.Cli.Output;

/// <summary>Standard output cannot be written.</summary>
internal sealed class OutputException : Exception
{
    private const int BrokenPipe = 32; // EPIPE, the same number on Linux and macOS.

    /// <summary>Says what the system said.</summary>
    public OutputException(Exception cause)
        : base(cause.Message, cause)
    {
        Reason = Messages.Message.Of("ending.unwritten", ("reason", cause.Message.TrimEnd('.')));
        ReaderIsGone = cause.HResult == BrokenPipe;
    }

    /// <summary>Why, in a sentence.</summary>
    public Message Reason { get; }

    /// <summary>Whether the reader of a pipe has closed it, as <c>head</c> does. That is not an error.</summary>
    public bool ReaderIsGone { get; }
}
