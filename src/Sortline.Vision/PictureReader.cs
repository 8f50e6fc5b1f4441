using System.Buffers;
using Sortline.Vision.Decoding;

namespace Sortline.Vision;

/// <summary>Reads JPEG, PNG, WebP, BMP and GIF files as the network looks at them.</summary>
/// <remarks>
/// <para>
/// A picture is turned upright as its EXIF data say, brought to sRGB, laid over white, cropped to the square in its middle and
/// scaled to 224 x 224 pixels. Of an animation, the first frame is taken. A picture of that size is taken as it is.
/// </para>
/// <para>What a file is, its bytes say and not its name. A picture that cannot be read whole is not read at all.</para>
/// <para>Safe to call from several threads; one picture keeps one core busy.</para>
/// </remarks>
public static class PictureReader
{
    /// <summary>How wide and how high a picture may be.</summary>
    public const int MaxSide = 8_192;

    /// <summary>How many pixels a picture may have.</summary>
    public const int MaxPixels = 40_000_000;

    /// <summary>How many bytes a file may have.</summary>
    public const int MaxBytes = 20_000_000;

    private const string AnyName = "The file";
    private const int FirstBytes = 128 * 1_024;

    /// <summary>Reads a file.</summary>
    /// <exception cref="PictureException">It is not a picture that can be taken.</exception>
    /// <exception cref="IOException">It cannot be opened or read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be opened.</exception>
    public static CanonicalPicture Read(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        return Read(stream, Path.GetFileName(path));
    }

    /// <summary>Reads a stream to its end, or until it is clear that there is too much of it.</summary>
    /// <param name="stream">The file's bytes. It is left open.</param>
    /// <param name="name">What to call it if it is refused.</param>
    /// <exception cref="PictureException">It is not a picture that can be taken.</exception>
    public static CanonicalPicture Read(Stream stream, string name = AnyName)
    {
        ArgumentNullException.ThrowIfNull(stream);

        var buffer = ArrayPool<byte>.Shared.Rent(FirstBytes);
        try
        {
            var length = 0;
            while (
                length <= MaxBytes
                && stream.Read(buffer, length, Math.Min(buffer.Length, MaxBytes + 1) - length) is > 0 and var count
            )
            {
                length += count;
                if (length == buffer.Length)
                    buffer = Longer(buffer);
            }

            return Read(buffer.AsSpan(0, length), name);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Reads the bytes of a file.</summary>
    /// <param name="bytes">All of them.</param>
    /// <param name="name">What to call it if it is refused.</param>
    /// <exception cref="PictureException">It is not a picture that can be taken.</exception>
    public static CanonicalPicture Read(ReadOnlySpan<byte> bytes, string name = AnyName)
    {
        ArgumentNullException.ThrowIfNull(name);

        // A file's name may hold anything, even what would move a terminal's cursor.
        var refuse = new Refusals(string.Concat(name.Select(character => char.IsControl(character) ? '?' : character)));
        if (bytes.IsEmpty)
            throw refuse.Empty();
        if (bytes.Length > MaxBytes)
            throw refuse.TooManyBytes();

        return Magic.FormatOf(bytes) switch
        {
            PictureFormat.Unknown when Magic.IsCutShort(bytes) => throw refuse.Truncated(),
            PictureFormat.Unknown when Magic.NameOfOther(bytes) is { } kind => throw refuse.Unsupported(kind),
            PictureFormat.Unknown => throw refuse.NotAPicture(),
            var format => Decoder.Decode(format, bytes, refuse),
        };
    }

    private static byte[] Longer(byte[] buffer)
    {
        var longer = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(longer, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return longer;
    }
}
