using Sortline.Messages;

namespace Sortline.Cli.Input;

/// <summary>A file that may be a picture; what is in it is only known when it is read.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Problem">Why there is nothing to read there, in a sentence; null if there is.</param>
internal readonly record struct FoundPicture(string Path, Message? Problem = null);
