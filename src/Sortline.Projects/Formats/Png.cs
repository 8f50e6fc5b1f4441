using System.Buffers.Binary;
using Sortline.Messages;

namespace Sortline.Projects.Formats;

/// <summary>Looks at the chunks of a PNG, keeps those that the pixels need, and leaves the pixels packed.</summary>
/// <remarks>The format is that of https://www.w3.org/TR/png-3/, without anything that only later editions know.</remarks>
internal static class Png
{
    private const int ChunkOverhead = 12,
        HeaderLength = 13;

    private const uint Header = 0x4948_4452,
        Palette = 0x504C_5445,
        Transparency = 0x7452_4E53,
        Data = 0x4944_4154,
        End = 0x4945_4E44;

    // A chunk whose first letter is small can be left out: the pixels are the same without it.
    private const uint AncillaryBit = 0x2000_0000;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>See <see cref="ProjectPicture.Clean"/>.</summary>
    public static byte[] Clean(ReadOnlySpan<byte> png)
    {
        if (png.Length > ProjectPicture.MaxBytes)
            throw new ProjectFormatException(Message.Of("project.picture.too-many-bytes"));
        if (!png.StartsWith(Signature))
            throw new ProjectFormatException(Message.Of("project.picture.no-png"));

        var clean = new byte[png.Length];
        Signature.CopyTo(clean);
        var length = Signature.Length;
        var rest = png[Signature.Length..];
        var state = default(Seen);
        while (!state.End)
        {
            var chunk = rest[..ChunkLength(rest)];
            rest = rest[chunk.Length..];
            var type = BinaryPrimitives.ReadUInt32BigEndian(chunk[4..]);
            if ((type & AncillaryBit) != 0 && type != Transparency)
                continue;

            var body = chunk[8..^4];
            if (BinaryPrimitives.ReadUInt32BigEndian(chunk[^4..]) != Crc32.Append(0, chunk[4..^4]))
                throw new ProjectFormatException(Message.Of("project.picture.wrong-checksum"));

            state = Next(state, type, body);
            chunk.CopyTo(clean.AsSpan(length));
            length += chunk.Length;
        }

        return clean.AsSpan(0, length).ToArray();
    }

    private static int ChunkLength(ReadOnlySpan<byte> rest)
    {
        if (rest.Length < ChunkOverhead || BinaryPrimitives.ReadUInt32BigEndian(rest) > rest.Length - ChunkOverhead)
            throw new ProjectFormatException(Message.Of("project.picture.cut-off"));

        return BinaryPrimitives.ReadInt32BigEndian(rest) + ChunkOverhead;
    }

    private static Seen Next(Seen seen, uint type, ReadOnlySpan<byte> body) =>
        type switch
        {
            Header when !seen.Header => CheckedHeader(body),
            Palette when seen is { Header: true, Palette: false, Data: false } && IsPalette(body) => seen with { Palette = true },
            Transparency when seen is { Header: true, Transparency: false, Data: false } => seen with { Transparency = true },
            Data when seen is { Header: true } && (seen.Palette || !seen.NeedsPalette) => seen with { Data = true },
            End when seen.Data && body.IsEmpty => seen with { End = true },
            _ => throw new ProjectFormatException(Message.Of("project.picture.wrong-order")),
        };

    private static Seen CheckedHeader(ReadOnlySpan<byte> body)
    {
        if (body.Length != HeaderLength)
            throw new ProjectFormatException(Message.Of("project.picture.no-header"));

        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(body), BinaryPrimitives.ReadUInt32BigEndian(body[4..]));
        if (width != ProjectPicture.Size || height != ProjectPicture.Size)
        {
            throw new ProjectFormatException(
                Message.Of("project.picture.wrong-size", ("width", (long)width), ("height", (long)height))
            );
        }

        var (depth, colour, packing, filter, interlace) = (body[8], body[9], body[10], body[11], body[12]);
        if (depth != 8 || colour is not (0 or 2 or 3 or 4 or 6) || packing != 0 || filter != 0 || interlace > 1)
            throw new ProjectFormatException(Message.Of("project.picture.wrong-depth"));

        return new() { Header = true, NeedsPalette = colour == 3 };
    }

    private static bool IsPalette(ReadOnlySpan<byte> body) => body.Length is > 0 and <= 768 && body.Length % 3 == 0;

    private readonly record struct Seen(bool Header, bool NeedsPalette, bool Palette, bool Transparency, bool Data, bool End);
}
