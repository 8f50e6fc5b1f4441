using Sortline.Activity.Ports;

namespace Sortline.Web.Tests;

/// <summary>A canvas on which nothing is drawn.</summary>
internal sealed class FakeCanvas : IFactoryCanvas
{
    public event Action<bool>? ContextChanged;

    public string? Fault { get; init; }

    public int PixelNoise { get; init; }

    public string? StartedOn { get; private set; }

    public bool IsWatched => ContextChanged is not null;

    public string? Start(string canvasId)
    {
        StartedOn = canvasId;
        return Fault;
    }

    public int MeasurePixelNoise() =>
        StartedOn is null
            ? throw new InvalidOperationException("Nothing is drawn that could be measured: call Start first.")
            : PixelNoise;

    public void LoseContext(bool isLost) => ContextChanged?.Invoke(isLost);
}
