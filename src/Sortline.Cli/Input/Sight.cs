using Sortline.Learning.Features;

namespace Sortline.Cli.Input;

/// <summary>What came of looking at a file.</summary>
/// <param name="File">Its path.</param>
/// <param name="Features">What is in it; null if it is no picture.</param>
/// <param name="Png">The picture itself, if that was asked for.</param>
/// <param name="Problem">Why there is nothing to see, in a sentence; null if there is.</param>
internal sealed record Sight(string File, PictureFeatures? Features, byte[]? Png, string? Problem);
