namespace Sortline.Vision;

/// <summary>A way to read pixels in another order: where to begin, and the steps (in pixels) to the right and down.</summary>
internal readonly record struct PixelOrder(int Begin, int Right, int Down)
{
    /// <summary>Left to right and top to bottom.</summary>
    public static PixelOrder AsIs(int width) => new(0, 1, width);

    /// <summary>The same picture after a quarter turn clockwise. Its new width was its height.</summary>
    /// <param name="height">How many rows this order has.</param>
    public PixelOrder Turned(int height) => new(Begin + (height - 1) * Down, -Down, Right); // The new top row is the old left column, read upwards.

    /// <summary>The same picture seen in a mirror that stands beside it.</summary>
    /// <param name="width">How many columns this order has.</param>
    public PixelOrder Mirrored(int width) => new(Begin + (width - 1) * Right, -Right, Down);

    /// <summary>The part of the picture that begins at a place.</summary>
    public PixelOrder From(int left, int top) => this with { Begin = Begin + left * Right + top * Down };
}
