namespace Sortline.Cli.Output;

/// <summary>Standard output cannot be written.</summary>
internal sealed class OutputException : Exception
{
    private const int BrokenPipe = 32; // EPIPE, the same number on Linux and macOS.

    /// <summary>Says what the system said.</summary>
    public OutputException(IOException cause)
        : base($"The output could not be written: {cause.Message.TrimEnd('.')}.", cause) =>
        ReaderIsGone = cause.HResult == BrokenPipe;

    /// <summary>Whether the reader of a pipe has had enough, as <c>head</c> does. That is no fault.</summary>
    public bool ReaderIsGone { get; }
}
