using System.Runtime.InteropServices.JavaScript;

namespace Sortline.Web.Interop;

/// <summary>The backbone in its worker; with <c>client/modules/features.ts</c>, the one door to TensorFlow.js.</summary>
internal static partial class FeaturesModule
{
    private const string Module = "features";

    public static Task ImportAsync() => JSHost.ImportAsync(Module, "../js/features.js");

    [JSImport("start", Module)]
    public static partial void Start(
        [JSMarshalAs<JSType.Function<JSType.Number, JSType.Number>>] Action<double, double> onProgress,
        [JSMarshalAs<JSType.Function<JSType.String, JSType.String>>] Action<string, string> onState
    );

    [JSImport("retry", Module)]
    public static partial void Retry();

    /// <summary>Looks at a picture. The answer stays on the other side: ask its length, then copy it.</summary>
    [JSImport("extract", Module)]
    public static partial Task<JSObject> ExtractAsync(int picture, int views, string features);

    [JSImport("featureLength", Module)]
    public static partial int FeatureLength(JSObject features);

    // The import generator takes no Span<float>: floats cross as their bytes.
    [JSImport("copyFeatures", Module)]
    public static partial void CopyFeatures(JSObject features, [JSMarshalAs<JSType.MemoryView>] Span<byte> target);
}
