namespace Sortline.Projects;

/// <summary>A file is not what it should be. The reason is a sentence for people: what is wrong and what to do.</summary>
/// <remarks>The exception's message is the reason in English, see <see cref="ProjectTexts"/>.</remarks>
public class ProjectFormatException : Exception
{
    /// <summary>Makes one without saying why.</summary>
    public ProjectFormatException()
        : this(Messages.Message.Of("project.unreadable")) { }

    /// <summary>Makes one with a reason.</summary>
    public ProjectFormatException(Messages.Message reason)
        : base(ProjectTexts.English[reason]) => Reason = reason;

    /// <summary>Makes one with a reason and with what led to it.</summary>
    public ProjectFormatException(Messages.Message reason, Exception? innerException)
        : base(ProjectTexts.English[reason], innerException) => Reason = reason;

    /// <summary>What is wrong and what to do, in any language.</summary>
    public Messages.Message Reason { get; }
}
