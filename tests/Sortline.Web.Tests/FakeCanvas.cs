using Sortline.Activity.Ports;
using Sortline.Messages;

namespace Sortline.Web.Tests;

/// <summary>A canvas on which nothing is drawn.</summary>
internal sealed class FakeCanvas : IFactoryCanvas
{
    public event Action<Graphics>? GraphicsChanged;

    public Message? Fault { get; init; }

    public int PixelNoise { get; init; }

    public bool IsStarted { get; private set; }

    public string? StartedOn { get; private set; }

    public bool IsWatched => GraphicsChanged is not null;

    public Message? Start(string? canvasId)
    {
        (IsStarted, StartedOn) = (true, canvasId);
        return Fault;
    }

    public Task<int> MeasurePixelNoiseAsync() =>
        IsStarted
            ? Task.FromResult(PixelNoise)
            : throw new InvalidOperationException("Nothing is drawn that could be measured: call Start first.");

    public void Become(Graphics graphics) => GraphicsChanged?.Invoke(graphics);
}
