using Sortline.Factory.Line;
using Sortline.Factory.Motion;
using Sortline.Factory.Parts;

namespace Sortline.Activity.Ports;

/// <summary>The factory as it is drawn, and the inspection camera that stands in it.</summary>
public interface IFactoryView
{
    /// <summary>Whether anybody sees the line. If not, there is no use in waiting for what it brings.</summary>
    bool IsSeen { get; }

    /// <summary>Raised once per animation frame with the time since the frame before.</summary>
    event Action<TimeSpan>? Frame;

    /// <summary>Makes a part known before it first occurs in <see cref="Draw"/>.</summary>
    void AddPart(Part part);

    /// <summary>Draws one frame, if anybody sees it.</summary>
    /// <param name="poses">As <see cref="ProductionLine.WritePoses"/> gives them.</param>
    void Draw(Span<double> poses);

    /// <summary>Photographs a part where the last frame had it, whatever is drawn until the picture is there.</summary>
    Task<PictureId> CaptureAsync(PartId part);

    /// <summary>Shows on the monitor at the camera what the robot thinks of the part under it, and in a gesture of the arm how sure it is.</summary>
    /// <param name="guess">What it thinks.</param>
    /// <param name="sureness">From 0 to 1; of what it does not know, 0.</param>
    void ShowGuess(RobotGuess guess, double sureness);

    /// <summary>Shows at a bin what the part that just came to it is worth.</summary>
    void ShowPoints(Bin bin, int points);

    /// <summary>Rings a part wherever it is drawn, until another one is; <see langword="null"/> for none.</summary>
    void MarkPart(PartId? part);

    /// <summary>Photographs a part that is not on the line, lying under the camera as its placement says.</summary>
    Task<PictureId> PhotographAsync(Part part);

    /// <summary>Takes all parts out of the picture: another line begins.</summary>
    void Clear();
}
