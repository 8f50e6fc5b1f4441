using System.Runtime.InteropServices.JavaScript;

namespace Sortline.Web.Interop;

/// <summary>The camera's pictures, which stay on the JavaScript side; with <c>client/pictures.ts</c>.</summary>
internal static partial class PicturesModule
{
    private const string Module = "pictures";

    public static Task ImportAsync() => JSHost.ImportAsync(Module, "../js/pictures.js");

    [JSImport("url", Module)]
    public static partial Task<string> UrlAsync(int picture);

    [JSImport("release", Module)]
    public static partial void Release(int picture);
}
