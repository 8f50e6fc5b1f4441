namespace Sortline.Vision;

/// <summary>A file was refused; the message says in sentences why, and what to do.</summary>
public sealed class PictureException : Exception
{
    internal PictureException(PictureRefusal reason, string message, Exception? inner = null)
        : base(message, inner) => Reason = reason;

    /// <summary>Why, for those who sort or count refusals.</summary>
    public PictureRefusal Reason { get; }
}
