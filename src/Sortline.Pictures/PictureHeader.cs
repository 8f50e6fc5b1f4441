using Sortline.Pictures.Formats;

namespace Sortline.Pictures;

/// <summary>What a file says of itself before any pixel is unpacked: one reading for the page and for native programs.</summary>
/// <param name="Format">What the file is.</param>
public sealed record PictureHeader(PictureFormat Format)
{
    // Where C# is interpreted, more would take too long.
    private const int MostCheckedBytes = 500_000;

    /// <summary>How wide the picture is as it is stored; 0 if that is not known, as with formats that are not read.</summary>
    public long Width { get; init; }

    /// <summary>How high it is as it is stored.</summary>
    public long Height { get; init; }

    /// <summary>How it stands upright, as EXIF counts: 1 as it is, 2 to 8 turned or mirrored.</summary>
    public int Orientation { get; init; } = 1;

    /// <summary>How many bits a channel (or an index into a palette) has; 0 if that is not known.</summary>
    public int BitDepth { get; init; }

    /// <summary>Whether all pixels of the first frame are there. What marks the end of a file may be missing.</summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>How much of the pixels is there, from 0 to 1, if some are missing and it can be told how many.</summary>
    public double? Share { get; init; }

    /// <summary>Whether it is a JPEG whose parts come in several passes over the picture.</summary>
    public bool IsInStages { get; init; }

    /// <summary>Whether what the file says of itself cannot be.</summary>
    public bool IsDamaged { get; init; }

    /// <summary>How many bytes a decoder needs to hold a picture in stages.</summary>
    internal long StagedBytes { get; init; }

    /// <summary>What of the file a decoder should get.</summary>
    internal Extent Extent { get; init; }

    /// <summary>Where the file says how the picture stands upright.</summary>
    internal ExifPlaces Exif { get; init; } = ExifPlaces.None;

    /// <summary>Whether pictures of this format are read.</summary>
    public bool IsRead => Format is >= PictureFormat.Jpeg and <= PictureFormat.Bmp;

    /// <summary>Whether a browser may be asked to unpack it, though pictures of this format are not read: some browsers do.</summary>
    public bool MayBeTried => Format is PictureFormat.Tiff or PictureFormat.Heic or PictureFormat.Avif && Width > 0 && Height > 0;

    /// <summary>Reads the header of a file. It never throws, whatever the bytes are.</summary>
    /// <param name="file">All bytes of the file.</param>
    public static PictureHeader Read(ReadOnlySpan<byte> file)
    {
        var format = Magic.FormatOf(file);
        return format switch
        {
            PictureFormat.Jpeg => JpegFile.Read(file),
            PictureFormat.Png => PngFile.Read(file),
            PictureFormat.WebP => WebPFile.Read(file),
            PictureFormat.Gif => GifFile.Read(file),
            PictureFormat.Bmp => BmpFile.Read(file),
            PictureFormat.Tiff => TiffFile.Read(file),
            PictureFormat.Heic or PictureFormat.Avif => HeifFile.Read(format, file),
            PictureFormat.Unknown when Magic.CutShort(file) is var cut and not PictureFormat.Unknown => new(cut)
            {
                IsWhole = false,
            },
            _ => new(format),
        };
    }

    /// <summary>Whether the packed pixels contradict themselves, as after a wrong byte: a decoder goes on, and shows wrong colours.</summary>
    /// <remarks>Tells it of JPEGs alone; the others have checksums, or none of it can be seen. It takes as long as decoding.</remarks>
    /// <param name="file">The bytes that the header was read from.</param>
    public bool HasFaults(ReadOnlySpan<byte> file)
    {
        if (Format is not PictureFormat.Jpeg || !IsWhole || IsDamaged || file.Length > MostCheckedBytes)
            return false;

        JpegScans scans = new(file[..Extent.End]);
        scans.Read();
        return scans.HasFaults;
    }

    /// <summary>Whether <see cref="Mend"/> would change the file.</summary>
    public bool NeedsMending(int length) => !Extent.IsAll(length);

    /// <summary>
    /// The file for a decoder that stops where the end is missing or where something follows it: without what follows the picture, and
    /// with an end.
    /// </summary>
    /// <param name="file">The bytes that the header was read from.</param>
    public byte[] Mend(ReadOnlySpan<byte> file) => Extent.Apply(file);

    /// <summary>The same for a decoder that would turn the picture: without a word about how it stands upright.</summary>
    /// <param name="file">The bytes that the header was read from.</param>
    public byte[] MendUnturned(ReadOnlySpan<byte> file)
    {
        var mended = Extent.Apply(file);
        Exif.Erase(mended);
        return mended;
    }
}
