namespace Sortline.Activity.Ports;

/// <summary>A picture could not be taken in or given out. The message is a sentence for the learner.</summary>
public sealed class PictureException : Exception
{
    /// <summary>An error without a reason.</summary>
    public PictureException() { }

    /// <summary>An error with a reason.</summary>
    public PictureException(string message)
        : base(message) { }

    /// <summary>An error with a reason and what caused it.</summary>
    public PictureException(string message, Exception innerException)
        : base(message, innerException) { }
}
