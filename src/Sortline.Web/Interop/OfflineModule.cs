using System.Runtime.InteropServices.JavaScript;

namespace Sortline.Web.Interop;

/// <summary>The site, kept in this browser; with <c>client/modules/offline.ts</c>.</summary>
internal static partial class OfflineModule
{
    private const string Module = "offline";

    public static Task ImportAsync() => JSHost.ImportAsync(Module, "../js/offline.js");

    /// <summary>Begins to keep it; the news are "ready" and "replaced".</summary>
    [JSImport("keep", Module)]
    public static partial void Keep([JSMarshalAs<JSType.Function<JSType.String>>] Action<string> onNews);

    /// <summary>Goes over to the version that waits, unless other tabs use the old one.</summary>
    [JSImport("useUpdate", Module)]
    public static partial Task<bool> UseUpdateAsync();

    [JSImport("loadAgain", Module)]
    public static partial void LoadAgain();
}
