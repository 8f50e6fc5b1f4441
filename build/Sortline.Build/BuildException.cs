namespace Sortline.Build;

/// <summary>A build cannot go on; the message tells the person at the keyboard what to do.</summary>
public sealed class BuildException(string message) : Exception(message);
