using System.Runtime.InteropServices;

namespace Sortline.Vision.Decoding;

/// <summary>A decoded picture: red, green, blue and alpha of each pixel, in memory of its own that goes back when it is disposed.</summary>
/// <remarks>Large ones would otherwise stay in the garbage collector's heap, or in a pool, long after they are needed.</remarks>
internal sealed unsafe class Pixels : SafeHandle
{
    public Pixels(int width, int height, bool isOpaque)
        : base(0, ownsHandle: true)
    {
        (Width, Height, IsOpaque) = (width, height, isOpaque);
        SetHandle((nint)NativeMemory.AllocZeroed((nuint)width * (nuint)height, sizeof(uint)));
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Whether no pixel is transparent.</summary>
    public bool IsOpaque { get; }

    /// <summary>The pixels, row by row; red is the lowest byte.</summary>
    public ReadOnlySpan<uint> Span => new((void*)handle, Width * Height);

    public nint Address => handle;

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        NativeMemory.Free((void*)handle);
        return true;
    }
}
