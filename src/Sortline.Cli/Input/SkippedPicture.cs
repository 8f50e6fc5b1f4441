namespace Sortline.Cli.Input;

/// <summary>A picture, or a folder of them, that was skipped.</summary>
/// <param name="File">Its path, put together from the one that was given.</param>
/// <param name="Reason">Why, in a sentence.</param>
internal sealed record SkippedPicture(string File, string Reason);
