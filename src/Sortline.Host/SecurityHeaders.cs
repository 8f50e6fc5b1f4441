namespace Sortline.Host;

/// <summary>What the browser is told to refuse, whatever a picture, a file or a link tries.</summary>
public static class SecurityHeaders
{
    /// <summary>The content security policy of every answer.</summary>
    /// <remarks>
    /// WebAssembly needs 'wasm-unsafe-eval' (.NET in the page, TensorFlow.js in its worker, which has the policy of its own
    /// script's answer). Pictures are shown from blob: addresses. Nothing may be fetched from, or sent to, anywhere else.
    /// </remarks>
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob: data:; "
        + "media-src 'self' blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; "
        + "base-uri 'self'; form-action 'none'; object-src 'none'; frame-ancestors 'none'";

    /// <summary>Puts all of them on an answer.</summary>
    internal static void AddTo(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers["Permissions-Policy"] = "camera=(self), microphone=(), geolocation=(), display-capture=()";
        headers["Referrer-Policy"] = "no-referrer";
        headers.XContentTypeOptions = "nosniff";
    }
}
