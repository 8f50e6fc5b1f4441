using Sortline.Learning.Features;
using Sortline.Messages;
using Sortline.Pictures;
using Sortline.Vision;

namespace Sortline.Cli.Input;

/// <summary>Reads pictures and extracts their features. Safe to share between threads.</summary>
internal sealed class FeatureReader(Augmentation views) : IDisposable
{
    private readonly Backbone _backbone = new();

    /// <summary>The features of a file, or why there are none.</summary>
    /// <param name="found">The file.</param>
    /// <param name="bytes">What is in it, if it has been read already.</param>
    /// <param name="keepsPicture">Whether the picture itself is wanted too, as PNG.</param>
    public ExtractionResult Extract(FoundPicture found, byte[]? bytes, bool keepsPicture = false)
    {
        if (found.Problem is not null)
            return new(found.Path, null, null, found.Problem);

        try
        {
            if (bytes is not null)
                return Extracted(found, PictureReader.Read(bytes), keepsPicture);

            // Reading from a named pipe or a device could wait without end. Both say that they have no bytes.
            var file = new FileInfo(found.Path);
            if (file is { Exists: true, Length: 0 })
                return new(found.Path, null, null, Message.Of("passedOver.empty"));
            if (Directory.Exists(found.Path))
                return new(found.Path, null, null, Message.Of("passedOver.folder"));

            using var stream = new FileStream(found.Path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            return Extracted(found, PictureReader.Read(stream), keepsPicture);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            var isUnnamed = found.Path.Contains('\uFFFD', StringComparison.Ordinal);
            return new(found.Path, null, null, isUnnamed ? Message.Of("passedOver.notUtf8") : Message.Of("passedOver.missing"));
        }
        catch (PictureException exception)
        {
            return new(found.Path, null, null, exception.Why);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new(found.Path, null, null, Message.Of("said", ("sentence", exception.Message)));
        }
    }

    /// <summary>The features of a picture that a project keeps.</summary>
    /// <exception cref="PictureException">It is not a picture.</exception>
    public PictureFeatures Extract(byte[] png) => _backbone.Extract(PictureReader.Read(png), views);

    private ExtractionResult Extracted(FoundPicture found, CanonicalPicture picture, bool keepsPicture) =>
        found.MayBeMask && PictureRemarks.IsMask(picture.Rgb)
            ? new(found.Path, null, null, PictureRemarks.SayMask)
            : new(
                found.Path,
                _backbone.Extract(picture, views),
                keepsPicture ? picture.EncodePng() : null,
                Problem: null,
                picture.Remark is { } remark ? PictureRemarks.Say(remark) : null
            );

    /// <inheritdoc />
    public void Dispose() => _backbone.Dispose();
}
