using Sortline.Messages;

namespace Sortline.Pictures;

/// <summary>Which files are read as pictures: one rule for the page and for native programs.</summary>
public static class PictureRule
{
    /// <summary>Why a file is refused before it is unpacked; <see langword="null"/> if it is not.</summary>
    /// <param name="header">What the file says of itself.</param>
    /// <param name="bytes">How many bytes the file has.</param>
    /// <param name="isTried">Whether whoever unpacks it may know more formats than are read, see <see cref="PictureHeader.MayBeTried"/>.</param>
    public static (PictureRefusal Kind, Message Why)? RefusalOf(PictureHeader header, long bytes, bool isTried = false)
    {
        ArgumentNullException.ThrowIfNull(header);
        if (RefusalOf(bytes) is { } refusal)
            return refusal;

        if (header.Format is PictureFormat.Unknown)
            return (PictureRefusal.NotAPicture, Message.Of("photo.unknown-kind"));
        if (NameOf(header.Format) is { } kind && !(isTried && header.MayBeTried))
            return (PictureRefusal.UnsupportedFormat, Message.Of("photo.other-kind", ("kind", kind)));

        return OfSize(header) is { } size ? (PictureRefusal.TooLarge, size)
            : !header.IsWhole ? (PictureRefusal.Truncated, CutOff(header.Share))
            : header.IsDamaged ? Damaged
            : null;
    }

    /// <summary>Why a file of so many bytes is refused unseen; <see langword="null"/> if it is not.</summary>
    public static (PictureRefusal Kind, Message Why)? RefusalOf(long bytes) =>
        bytes == 0 ? (PictureRefusal.Empty, Message.Of("photo.empty"))
        : bytes > PictureLimits.MaxBytes
            ? (
                PictureRefusal.TooLarge,
                Message.Of(
                    "photo.too-many-bytes",
                    ("megabytes", (bytes + 999_999) / 1_000_000),
                    ("most", PictureLimits.MaxBytes / 1_000_000)
                )
            )
        : null;

    /// <summary>What to say when a decoder finds that the content contradicts itself.</summary>
    public static (PictureRefusal Kind, Message Why) Damaged => (PictureRefusal.Damaged, Message.Of("photo.damaged"));

    /// <summary>What to say when a decoder finds that something is missing after all.</summary>
    public static (PictureRefusal Kind, Message Why) Truncated => (PictureRefusal.Truncated, CutOff(null));

    /// <summary>Puts a file's name before the reason why it is refused.</summary>
    public static Message Named(string file, Message why) => Message.Of("photo.named", ("file", file), ("why", why));

    private static Message CutOff(double? share) =>
        share is { } known and >= 0.01
            ? Message.Of("photo.cut-off-after", ("share", Math.Min(Math.Floor(known * 100), 99) / 100))
            : Message.Of("photo.cut-off");

    internal static Message? OfSize(PictureHeader header)
    {
        var (width, height) = (header.Width, header.Height);
        if (IsTooLarge(header))
        {
            return header.Format is PictureFormat.Jpeg
                ? Message.Of(
                    "photo.jpeg-too-many-pixels",
                    ("width", width),
                    ("height", height),
                    ("side", PictureLimits.MaxJpegSide),
                    ("megapixels", PictureLimits.MaxJpegPixels / 1_000_000)
                )
                : Message.Of(
                    "photo.too-many-pixels",
                    ("width", width),
                    ("height", height),
                    ("side", PictureLimits.MaxSide),
                    ("megapixels", PictureLimits.MaxPixels / 1_000_000)
                );
        }

        return header.StagedBytes > PictureLimits.MaxStagedBytes
            ? Message.Of("photo.jpeg-in-stages", ("width", width), ("height", height))
            : null;
    }

    /// <summary>Whether a picture has more pixels than pictures of its format may have.</summary>
    internal static bool IsTooLarge(PictureHeader header)
    {
        var (side, pixels) =
            header.Format is PictureFormat.Jpeg
                ? (PictureLimits.MaxJpegSide, PictureLimits.MaxJpegPixels)
                : (PictureLimits.MaxSide, PictureLimits.MaxPixels);
        return header.Width > side || header.Height > side || header.Width * header.Height > pixels;
    }

    private static Message? NameOf(PictureFormat format) =>
        format switch
        {
            PictureFormat.Tiff => Message.Of("photo.kind.tiff"),
            PictureFormat.Pnm => Message.Of("photo.kind.pnm"),
            PictureFormat.Tga => Message.Of("photo.kind.tga"),
            PictureFormat.Heic => Message.Of("photo.kind.heic"),
            PictureFormat.Avif => Message.Of("photo.kind.avif"),
            PictureFormat.JpegXl => Message.Of("photo.kind.jpeg-xl"),
            PictureFormat.Jpeg2000 => Message.Of("photo.kind.jpeg-2000"),
            PictureFormat.Raw => Message.Of("photo.kind.raw"),
            PictureFormat.Icon => Message.Of("photo.kind.icon"),
            PictureFormat.Photoshop => Message.Of("photo.kind.photoshop"),
            PictureFormat.Pdf => Message.Of("photo.kind.pdf"),
            PictureFormat.Svg => Message.Of("photo.kind.svg"),
            PictureFormat.Video => Message.Of("photo.kind.video"),
            _ => null,
        };
}
