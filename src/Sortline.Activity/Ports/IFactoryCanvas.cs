using Sortline.Messages;

namespace Sortline.Activity.Ports;

/// <summary>The canvas that the factory is drawn on.</summary>
public interface IFactoryCanvas
{
    /// <summary>Raised when the browser took the graphics away, when they are back, and when the line is drawn flat from now on.</summary>
    event Action<Graphics>? GraphicsChanged;

    /// <summary>Starts the frames, and drawing on a canvas.</summary>
    /// <param name="canvasId">The canvas; <see langword="null"/> if nobody sees the line and only the camera is wanted.</param>
    /// <returns>Why nothing can be drawn, not even flat, or <see langword="null"/>.</returns>
    Message? Start(string? canvasId);

    /// <summary>By how much, of 255, a known colour comes back changed: privacy settings of a browser may alter what is read from a canvas.</summary>
    /// <returns>0 where all is well, and where there was nothing to measure.</returns>
    Task<int> MeasurePixelNoiseAsync();
}
