namespace Sortline.Messages;

/// <summary>A piece of a sentence in words, for a page that sets what was put into a gap apart from what stood there.</summary>
/// <param name="Text">The words.</param>
/// <param name="Argument">The name of the gap that they fill; <see langword="null"/> for words of the catalogue.</param>
public readonly record struct MessagePart(string Text, string? Argument);
