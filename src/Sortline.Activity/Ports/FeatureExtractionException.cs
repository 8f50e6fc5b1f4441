namespace Sortline.Activity.Ports;

/// <summary>A picture could not be turned into features. The reason is for the learner.</summary>
public sealed class FeatureExtractionException : Exception
{
    /// <summary>An error for a reason, and what caused it.</summary>
    public FeatureExtractionException(Messages.Message reason, Exception? innerException = null)
        : base($"{reason}", innerException) => Reason = reason;

    /// <summary>Why, and what to do.</summary>
    public Messages.Message Reason { get; }
}
