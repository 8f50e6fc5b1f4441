using System.Runtime.InteropServices.JavaScript;

namespace Sortline.Web.Interop;

/// <summary>The camera's pictures, which stay on the JavaScript side; with <c>client/modules/pictures.ts</c>.</summary>
internal static partial class PicturesModule
{
    private const string Module = "pictures";

    public static Task ImportAsync() => JSHost.ImportAsync(Module, "../js/pictures.js");

    [JSImport("url", Module)]
    public static partial Task<string> UrlAsync(int picture);

    /// <summary>The same twice as fine, if the camera took it.</summary>
    [JSImport("detailUrl", Module)]
    public static partial Task<string> DetailUrlAsync(int picture);

    /// <summary>Makes a picture of a photo that was taken out of an input.</summary>
    [JSImport("putFile", Module)]
    public static partial Task<int> PutFileAsync(int file);

    /// <summary>Makes a picture of a photo that came inside another file.</summary>
    [JSImport("putPhoto", Module)]
    public static partial Task<int> PutPhotoAsync(JSObject bytes);

    // A span lives only during a call, so it is copied before anything is waited for.
    [JSImport("bytesOf", Module)]
    public static partial JSObject BytesOf([JSMarshalAs<JSType.MemoryView>] Span<byte> view);

    [JSImport("putPng", Module)]
    public static partial Task<int> PutPngAsync(JSObject bytes);

    /// <summary>Makes a PNG of a picture. It stays on the other side: ask its length, then copy it.</summary>
    [JSImport("png", Module)]
    public static partial Task<JSObject> PngAsync(int picture);

    [JSImport("pngLength", Module)]
    public static partial int PngLength(JSObject png);

    [JSImport("copyPng", Module)]
    public static partial void CopyPng(JSObject png, [JSMarshalAs<JSType.MemoryView>] Span<byte> target);

    /// <summary>Copies the numbers of a picture's print into .NET memory.</summary>
    [JSImport("copyPrint", Module)]
    public static partial void CopyPrint(int picture, [JSMarshalAs<JSType.MemoryView>] Span<byte> target);

    [JSImport("release", Module)]
    public static partial void Release(int picture);
}
