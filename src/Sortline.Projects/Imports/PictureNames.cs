namespace Sortline.Projects.Imports;

/// <summary>What the name of a file tells before anybody has looked into it.</summary>
internal static class PictureNames
{
    private static readonly HashSet<string> Endings = new(StringComparer.OrdinalIgnoreCase)
    {
        "jpg",
        "jpeg",
        "jpe",
        "jfif",
        "png",
        "webp",
        "gif",
        "bmp",
        "heic",
        "heif",
        "avif",
        "tif",
        "tiff",
        "ppm",
        "pgm",
        "pnm",
        "tga",
        "jxl",
        "dng",
    };

    // What is written behind or before the name of a photo to name its mask.
    private static readonly string[] MaskMarks = ["mask", "masks", "gt", "seg", "segmentation", "annotation", "label", "labels"];

    /// <summary>Whether a file is called like a picture.</summary>
    public static bool IsPicture(string file) => Endings.Contains(Ending(file));

    /// <summary>The name without its ending.</summary>
    public static string Stem(string file)
    {
        var dot = file.LastIndexOf('.');
        return dot > 0 ? file[..dot] : file;
    }

    /// <summary>The name of the photo that a file would be the mask of, without ending; null if it is not called like a mask.</summary>
    public static string? StemOfPhoto(string file)
    {
        var stem = Stem(file);
        foreach (var mark in MaskMarks)
        {
            if (stem.Length <= mark.Length + 1)
                continue;
            if (stem.EndsWith(mark, StringComparison.OrdinalIgnoreCase) && IsGap(stem[^(mark.Length + 1)]))
                return stem[..^(mark.Length + 1)];
            if (stem.StartsWith(mark, StringComparison.OrdinalIgnoreCase) && IsGap(stem[mark.Length]))
                return stem[(mark.Length + 1)..];
        }

        return null;
    }

    /// <summary>Whether a file is of the kind that photos are not, and masks are.</summary>
    public static bool IsLossless(string file) => Ending(file).ToUpperInvariant() is "PNG" or "BMP" or "TIF" or "TIFF" or "GIF";

    /// <summary>Whether a file is of the kind that cameras write and everybody can open.</summary>
    public static bool IsPhoto(string file) => Ending(file).ToUpperInvariant() is "JPG" or "JPEG" or "JPE" or "JFIF" or "WEBP";

    private static bool IsGap(char letter) => letter is '_' or '-' or '.' or ' ';

    private static string Ending(string file) => file[(file.LastIndexOf('.') + 1)..];
}
