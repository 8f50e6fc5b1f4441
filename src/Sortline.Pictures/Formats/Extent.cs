using System.Buffers.Binary;

namespace Sortline.Pictures.Formats;

/// <summary>What of a file a decoder should get.</summary>
/// <param name="End">Where the picture ends; what follows is left out.</param>
/// <param name="Missing">What has to stand there, and does not.</param>
/// <param name="Place">Where a length has to be put right; 0 if nowhere.</param>
/// <param name="Length">The right length, as it stands in the file.</param>
internal readonly record struct Extent(int End, ReadOnlyMemory<byte> Missing = default, int Place = 0, uint Length = 0)
{
    public bool IsAll(int length) => End == length && Missing.IsEmpty && Place == 0;

    public byte[] Apply(ReadOnlySpan<byte> file)
    {
        var mended = new byte[End + Missing.Length];
        file[..End].CopyTo(mended);
        Missing.Span.CopyTo(mended.AsSpan(End));
        if (Place > 0)
            BinaryPrimitives.WriteUInt32BigEndian(mended.AsSpan(Place), Length);
        return mended;
    }
}
