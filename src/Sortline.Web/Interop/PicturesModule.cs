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

    /// <summary>Makes a picture of a photo that says nothing of how it stands upright.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="orientation">How it stands upright, as EXIF counts.</param>
    /// <param name="width">How wide it is unpacked, as it is stored; 0 as wide as it is.</param>
    /// <param name="height">How high it is unpacked.</param>
    [JSImport("putPhoto", Module)]
    public static partial Task<int> PutPhotoAsync(JSObject bytes, int orientation, int width, int height);

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

    /// <summary>Makes red, green and blue of a picture, pixel by pixel. They stay on the other side: copy them.</summary>
    [JSImport("rgb", Module)]
    public static partial Task<JSObject> RgbAsync(int picture);

    [JSImport("copyRgb", Module)]
    public static partial void CopyRgb(JSObject rgb, [JSMarshalAs<JSType.MemoryView>] Span<byte> target);

    /// <summary>Makes the numbers of a picture's print. They stay on the other side: copy them.</summary>
    [JSImport("print", Module)]
    public static partial Task<JSObject> PrintAsync(int picture);

    [JSImport("copyPrint", Module)]
    public static partial void CopyPrint(JSObject print, [JSMarshalAs<JSType.MemoryView>] Span<byte> target);

    [JSImport("release", Module)]
    public static partial void Release(int picture);
}
