using System.Runtime.InteropServices.JavaScript;

namespace Sortline.Web.Interop;

/// <summary>The factory as three.js draws it; with <c>client/modules/scene.ts</c>, the one door to that library.</summary>
internal static partial class SceneModule
{
    private const string Module = "scene";

    public static Task ImportAsync() => JSHost.ImportAsync(Module, "../js/scene.js"); // relative to _framework/

    /// <summary>Builds the line from its measures, draws it on a canvas if there is one, and calls back once per frame with the browser's time; the numbers of the graphics are those of <c>Graphics</c>.</summary>
    [JSImport("start", Module)]
    public static partial void Start(
        string? canvasId,
        string layoutJson,
        [JSMarshalAs<JSType.Function<JSType.Number>>] Action<double> onFrame,
        [JSMarshalAs<JSType.Function<JSType.Number>>] Action<int> onGraphics
    );

    [JSImport("addPart", Module)]
    public static partial void AddPart(string json);

    /// <summary>Places the arm and every part in one call; the layout is <c>ProductionLine.WritePoses</c>'s.</summary>
    [JSImport("draw", Module)]
    public static partial void Draw([JSMarshalAs<JSType.MemoryView>] Span<double> poses);

    [JSImport("capture", Module)]
    public static partial Task<int> CaptureAsync(int part);

    /// <summary>Shows on the monitor what the robot thinks, and in what the arm does how sure it is; the numbers are those of <c>RobotGuess</c>.</summary>
    [JSImport("showGuess", Module)]
    public static partial void ShowGuess(int guess, double sureness);

    /// <summary>Shows at a bin what a part is worth; the numbers of the bins are those of <c>Bin</c>.</summary>
    [JSImport("showPoints", Module)]
    public static partial void ShowPoints(int bin, int points);

    /// <summary>Rings a part wherever it is drawn; -1 for none.</summary>
    [JSImport("markPart", Module)]
    public static partial void MarkPart(int partId);

    /// <summary>The camera's picture of a part that is nowhere on the line, from what <c>addPart</c> would take and how it lies.</summary>
    [JSImport("photograph", Module)]
    public static partial Task<int> PhotographAsync(string json, double across, double heading);

    [JSImport("clear", Module)]
    public static partial void Clear();

    /// <summary>How far a known colour comes back changed, 0 to 255: privacy browsers alter what a canvas gives.</summary>
    [JSImport("selfTest", Module)]
    public static partial Task<int> SelfTestAsync();
}
