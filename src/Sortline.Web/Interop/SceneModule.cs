using System.Runtime.InteropServices.JavaScript;

namespace Sortline.Web.Interop;

/// <summary>The factory as three.js draws it; with <c>client/modules/scene.ts</c>, the one door to that library.</summary>
internal static partial class SceneModule
{
    private const string Module = "scene";

    public static Task ImportAsync() => JSHost.ImportAsync(Module, "../js/scene.js"); // relative to _framework/

    /// <summary>Builds the line from its measures, draws it on a canvas if there is one, and calls back once per frame with the browser's time.</summary>
    [JSImport("start", Module)]
    public static partial void Start(
        string? canvasId,
        string layoutJson,
        [JSMarshalAs<JSType.Function<JSType.Number>>] Action<double> onFrame,
        [JSMarshalAs<JSType.Function<JSType.Boolean>>] Action<bool> onContext
    );

    [JSImport("addPart", Module)]
    public static partial void AddPart(string json);

    /// <summary>Places the arm and every part in one call; the layout is <c>ProductionLine.WritePoses</c>'s.</summary>
    [JSImport("draw", Module)]
    public static partial void Draw([JSMarshalAs<JSType.MemoryView>] Span<double> poses);

    [JSImport("capture", Module)]
    public static partial Task<int> CaptureAsync(int part);

    [JSImport("clear", Module)]
    public static partial void Clear();

    [JSImport("setReducedMotion", Module)]
    public static partial void SetReducedMotion(bool on);

    /// <summary>How far a known colour comes back changed, 0 to 255: privacy browsers alter what a canvas gives.</summary>
    [JSImport("selfTest", Module)]
    public static partial Task<int> SelfTestAsync();
}
