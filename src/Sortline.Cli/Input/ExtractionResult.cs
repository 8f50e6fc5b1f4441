using Sortline.Learning.Features;
using Sortline.Messages;

namespace Sortline.Cli.Input;

/// <summary>The features of a file, or the reason why there are none.</summary>
/// <param name="File">Its path.</param>
/// <param name="Features">Its features; null if it cannot be used.</param>
/// <param name="Png">The picture itself, if that was asked for.</param>
/// <param name="Problem">Why there are no features, in a sentence; null if there are.</param>
internal sealed record ExtractionResult(string File, PictureFeatures? Features, byte[]? Png, Message? Problem);
