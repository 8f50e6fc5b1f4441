using Sortline.Learning.Features;
using Sortline.Messages;

namespace Sortline.Cli.Input;

/// <summary>The features of a file, or the reason why there are none.</summary>
/// <param name="File">Its path.</param>
/// <param name="Features">Its features; null if it cannot be used.</param>
/// <param name="Png">The picture itself, if that was asked for.</param>
/// <param name="Problem">Why there are no features, in a sentence; null if there are.</param>
/// <param name="Remark">What is odd about the picture, in a sentence; null if nothing is.</param>
internal sealed record ExtractionResult(
    string File,
    PictureFeatures? Features,
    byte[]? Png,
    Message? Problem,
    Message? Remark = null
)
{
    /// <summary>What to say of the file besides what it is; <see langword="null"/> if nothing.</summary>
    public Message? Note => Remark is null ? null : Message.Of("looksOdd", ("file", File), ("remark", Remark));
}
