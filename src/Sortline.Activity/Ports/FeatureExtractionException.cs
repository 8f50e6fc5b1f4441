namespace Sortline.Activity.Ports;

/// <summary>A picture could not be turned into features. The message is a sentence for the learner.</summary>
public sealed class FeatureExtractionException : Exception
{
    /// <summary>An error without a reason.</summary>
    public FeatureExtractionException() { }

    /// <summary>An error with a reason.</summary>
    public FeatureExtractionException(string message)
        : base(message) { }

    /// <summary>An error with a reason and what caused it.</summary>
    public FeatureExtractionException(string message, Exception innerException)
        : base(message, innerException) { }
}
