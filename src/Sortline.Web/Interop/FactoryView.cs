using System.Runtime.InteropServices.JavaScript;
using Sortline.Activity.Ports;
using Sortline.Factory.Motion;
using Sortline.Factory.Parts;
using Sortline.Messages;

namespace Sortline.Web.Interop;

/// <summary>The factory drawn by three.js or flat, or its camera alone.</summary>
internal sealed class FactoryView : IFactoryView, IFactoryCanvas
{
    // A hidden tab gets no frames; the first one after it must not be an hour long.
    private static readonly TimeSpan LongestGap = TimeSpan.FromSeconds(1);

    private double _lastFrame;
    private bool _isStarted;

    public bool IsSeen { get; private set; } = true;

    public event Action<TimeSpan>? Frame;

    public event Action<Graphics>? GraphicsChanged;

    public Message? Start(string? canvasId)
    {
        IsSeen = canvasId is not null;
        try
        {
            SceneModule.Start(canvasId, LayoutJson.Write(), OnFrame, graphics => GraphicsChanged?.Invoke((Graphics)graphics));
            _isStarted = true;
            return null;
        }
        catch (JSException exception)
        {
            return Reason.Of(exception);
        }
    }

    public async Task<int> MeasurePixelNoiseAsync()
    {
        try
        {
            return await SceneModule.SelfTestAsync();
        }
        catch (JSException)
        {
            return 0; // The graphics went away meanwhile: that is told by itself.
        }
    }

    public void AddPart(Part part) => SceneModule.AddPart(PartJson.Write(part));

    public void Draw(Span<double> poses) => SceneModule.Draw(poses);

    public async Task<PictureId> CaptureAsync(PartId part) => new(await SceneModule.CaptureAsync(part.Value));

    public void ShowGuess(RobotGuess guess, double sureness) => SceneModule.ShowGuess((int)guess, sureness);

    public void ShowPoints(Bin bin, int points) => SceneModule.ShowPoints((int)bin, points);

    public void MarkPart(PartId? part) => SceneModule.MarkPart(part?.Value ?? -1);

    public async Task<PictureId> PhotographAsync(Part part) =>
        new(await SceneModule.PhotographAsync(PartJson.Write(part), part.Placement.Across, part.Placement.Heading));

    public void Clear()
    {
        if (_isStarted)
            SceneModule.Clear();
    }

    private void OnFrame(double milliseconds)
    {
        var elapsed = _lastFrame == 0 ? TimeSpan.Zero : TimeSpan.FromMilliseconds(Math.Max(0, milliseconds - _lastFrame));
        _lastFrame = milliseconds;
        Frame?.Invoke(elapsed < LongestGap ? elapsed : LongestGap);
    }
}
