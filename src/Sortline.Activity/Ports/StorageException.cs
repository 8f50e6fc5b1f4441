namespace Sortline.Activity.Ports;

/// <summary>Something could not be kept in the browser, or read from there. The reason is for the learner.</summary>
public sealed class StorageException : Exception
{
    /// <summary>An error for a reason, and what caused it.</summary>
    public StorageException(StorageFault fault, Messages.Message reason, Exception? innerException = null)
        : base($"{reason}", innerException) => (Fault, Reason) = (fault, reason);

    /// <summary>What kind of error it is.</summary>
    public StorageFault Fault { get; }

    /// <summary>Why, and what to do.</summary>
    public Messages.Message Reason { get; }
}
