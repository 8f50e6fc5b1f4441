namespace Sortline.Pictures;

/// <summary>What a file is by its content; its name is not relied on.</summary>
public enum PictureFormat
{
    /// <summary>Nothing that is known here.</summary>
    Unknown,

    /// <summary>JPEG, also with a video behind it (a motion photo). Read.</summary>
    Jpeg,

    /// <summary>PNG. Read.</summary>
    Png,

    /// <summary>WebP. Read.</summary>
    WebP,

    /// <summary>GIF. Its first frame is read.</summary>
    Gif,

    /// <summary>BMP. Read.</summary>
    Bmp,

    /// <summary>TIFF, BigTIFF among them. Read by the page where the browser does.</summary>
    Tiff,

    /// <summary>The family of PPM, PGM, PBM and PAM.</summary>
    Pnm,

    /// <summary>TGA. It has no mark of its own at its start: what fits is taken for one.</summary>
    Tga,

    /// <summary>HEIC, as many phones save photos. Read by the page where the browser does.</summary>
    Heic,

    /// <summary>AVIF. Read by the page where the browser does.</summary>
    Avif,

    /// <summary>JPEG XL.</summary>
    JpegXl,

    /// <summary>JPEG 2000.</summary>
    Jpeg2000,

    /// <summary>What a camera's sensor saw: DNG, CR2, CR3, NEF, ARW, PEF, SRW, ORF, RW2, RAF.</summary>
    Raw,

    /// <summary>An icon or a cursor of Windows.</summary>
    Icon,

    /// <summary>A file of Photoshop.</summary>
    Photoshop,

    /// <summary>A PDF document.</summary>
    Pdf,

    /// <summary>An SVG drawing.</summary>
    Svg,

    /// <summary>A video.</summary>
    Video,
}
