namespace Sortline.Messages;

/// <summary>A catalogue cannot be used; the message says where and why.</summary>
public sealed class MessageFormatException : Exception
{
    /// <summary>An error without a reason.</summary>
    public MessageFormatException() { }

    /// <summary>An error with a reason.</summary>
    public MessageFormatException(string message)
        : base(message) { }

    /// <summary>An error with a reason and what caused it.</summary>
    public MessageFormatException(string message, Exception innerException)
        : base(message, innerException) { }
}
