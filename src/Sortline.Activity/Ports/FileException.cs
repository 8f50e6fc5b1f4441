namespace Sortline.Activity.Ports;

/// <summary>A file of the learner's could not be read or written. The reason is for the learner.</summary>
public sealed class FileException : IOException
{
    /// <summary>An error for a reason, and what caused it.</summary>
    public FileException(Messages.Message reason, Exception? innerException = null)
        : base($"{reason}", innerException) => Reason = reason;

    /// <summary>Why, and what to do.</summary>
    public Messages.Message Reason { get; }
}
