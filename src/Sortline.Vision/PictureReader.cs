using System.Buffers;
using Sortline.Pictures;
using Sortline.Vision.Decoding;

namespace Sortline.Vision;

/// <summary>Reads JPEG, PNG, WebP, BMP and GIF files as the network looks at them.</summary>
/// <remarks>
/// <para>
/// A picture is turned upright as its EXIF data say, brought to sRGB, laid over white, cropped to the square in its middle and
/// scaled to 224 x 224 pixels. Of an animation, the first frame is taken. A picture of that size is taken as it is.
/// </para>
/// <para>
/// Which pictures are read, and how large they may be, <see cref="PictureRule"/> and <see cref="PictureLimits"/> say. A picture is read
/// if its pixels are all there.
/// </para>
/// <para>Safe to call from several threads; one picture keeps one core busy. Large ones are unpacked one after the other.</para>
/// </remarks>
public static class PictureReader
{
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
    /// <param name="name">What to call it if it is refused; nothing if nobody needs to be told.</param>
    /// <exception cref="PictureException">It is not a picture that can be taken.</exception>
    public static CanonicalPicture Read(Stream stream, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(stream);

        const int most = PictureLimits.MaxBytes + 1;
        // A byte more than there should be, so that the end is seen without asking for more memory.
        var expected = stream.CanSeek ? Math.Min(stream.Length - stream.Position, PictureLimits.MaxBytes) + 1 : FirstBytes;
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Max(expected, 1));
        try
        {
            var length = 0;
            while (length < most && stream.Read(buffer, length, Math.Min(buffer.Length, most) - length) is > 0 and var count)
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
    /// <param name="name">What to call it if it is refused; nothing if nobody needs to be told.</param>
    /// <exception cref="PictureException">It is not a picture that can be taken.</exception>
    public static CanonicalPicture Read(ReadOnlySpan<byte> bytes, string? name = null)
    {
        // A file's name may hold anything, even what would move a terminal's cursor.
        if (name is not null)
            name = string.Concat(name.Select(character => char.IsControl(character) ? '?' : character));
        if (PictureRule.RefusalOf(bytes.Length) is { } refusal)
            throw new PictureException(refusal, name);

        var header = PictureHeader.Read(bytes);
        return PictureRule.RefusalOf(header, bytes.Length) is { } reason
            ? throw new PictureException(reason, name)
            : Decoder.Decode(header, bytes, name);
    }

    private static byte[] Longer(byte[] buffer)
    {
        var longer = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(longer, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return longer;
    }
}
