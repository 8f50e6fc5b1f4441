namespace Sortline.Projects;

/// <summary>A file is not what it should be. The message is a sentence for people: what is wrong and what to do.</summary>
public sealed class ProjectFormatException : Exception
{
    /// <summary>Makes one without saying why.</summary>
    public ProjectFormatException()
        : this("The file cannot be read. Choose another one.") { }

    /// <summary>Makes one with a sentence.</summary>
    public ProjectFormatException(string message)
        : base(message) { }

    /// <summary>Makes one with a sentence and with what led to it.</summary>
    public ProjectFormatException(string message, Exception innerException)
        : base(message, innerException) { }
}
