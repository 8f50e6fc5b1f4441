using System.Globalization;
using SkiaSharp;

namespace Sortline.Vision.Decoding;

/// <summary>The sentences with which one file is refused.</summary>
/// <param name="Name">What the sentences call it.</param>
internal readonly record struct Refusals(string Name)
{
    private const string Again = "Save it again as JPEG or PNG, or leave it out.";

    public PictureException Empty() => new(PictureRefusal.Empty, $"{Name} is empty. Copy it again, or leave it out.");

    public PictureException NotAPicture() =>
        new(PictureRefusal.NotAPicture, $"{Name} is not a picture. Choose JPEG, PNG, WebP, BMP or GIF files.");

    public PictureException Unsupported(string kind) =>
        new(PictureRefusal.UnsupportedFormat, $"{Name} is {kind}, which cannot be read here. Save it as JPEG or PNG.");

    public PictureException Truncated() =>
        new(
            PictureRefusal.Truncated,
            $"{Name} is cut off: part of it is missing. Copy it again from where it came from, or leave it out."
        );

    public PictureException Damaged() => new(PictureRefusal.Damaged, $"{Name} is damaged and cannot be read. {Again}");

    public PictureException TooManyBytes() =>
        new(PictureRefusal.TooLarge, Text($"{Name} has more than {PictureReader.MaxBytes / 1_000_000} MB. Make it smaller."));

    public void IfTooLarge(long width, long height)
    {
        if (width > PictureReader.MaxSide || height > PictureReader.MaxSide || width * height > PictureReader.MaxPixels)
        {
            throw new PictureException(
                PictureRefusal.TooLarge,
                Text($"{Name} is {width} x {height} pixels, more than {PictureReader.MaxSide} along a side ")
                    + Text($"or {PictureReader.MaxPixels / 1_000_000} million in all. Make it smaller.")
            );
        }
    }

    public PictureException Because(SKCodecResult result) => result is SKCodecResult.IncompleteInput ? Truncated() : Damaged();

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
