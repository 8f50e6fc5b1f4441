namespace Sortline.Pictures;

/// <summary>Why a file is not taken as a picture.</summary>
public enum PictureRefusal
{
    /// <summary>There is nothing in it.</summary>
    Empty,

    /// <summary>It is something else than a picture, whatever its name says.</summary>
    NotAPicture,

    /// <summary>It is a picture or a document of a kind that is not read here.</summary>
    UnsupportedFormat,

    /// <summary>It has too many bytes, too many pixels, or is too wide or too high.</summary>
    TooLarge,

    /// <summary>It begins well and ends too early.</summary>
    Truncated,

    /// <summary>Its content contradicts itself.</summary>
    Damaged,
}
