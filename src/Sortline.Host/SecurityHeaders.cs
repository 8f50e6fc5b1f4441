namespace Sortline.Host;

/// <summary>What the browser is told to refuse, whatever a picture, a file or a link tries.</summary>
public static class SecurityHeaders
{
    /// <summary>The content security policy of every answer.</summary>
    /// <remarks>
    /// WebAssembly needs 'wasm-unsafe-eval' (.NET in the page, TensorFlow.js in its worker). Pictures are shown from blob: addresses.
    /// The worker starts from one as well, and so has the page's policy whatever the host sends with its script. Nothing may be
    /// fetched from, or sent to, anywhere else.
    /// </remarks>
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob: data:; "
        + "media-src 'self' blob:; font-src 'self'; connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; "
        + "base-uri 'self'; form-action 'none'; object-src 'none'; frame-ancestors 'none'";

    /// <summary>The same for the <c>&lt;meta&gt;</c> of a page, which holds where a host sends no headers.</summary>
    /// <remarks>There, who may frame a page cannot be said.</remarks>
    public static string PolicyOfPage { get; } =
        ContentSecurityPolicy.Replace("; frame-ancestors 'none'", "", StringComparison.Ordinal);

    // What a browser can open as a document, or start as a worker: nothing else has a policy of its own. A page has a hundred other files.
    private static readonly string[] Heeded = ["text/html", "text/javascript", "text/css", "image/svg+xml", "text/plain"];

    /// <summary>Puts all of them on an answer.</summary>
    internal static void AddTo(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers["Permissions-Policy"] = "camera=(self), microphone=(), geolocation=(), display-capture=()";
        headers["Referrer-Policy"] = "no-referrer";
        headers.XContentTypeOptions = "nosniff";
    }

    /// <summary>Takes those off again that say nothing to a browser for such a file.</summary>
    internal static void TakeNeedlessFrom(IHeaderDictionary headers, string contentType)
    {
        if (Heeded.Any(type => contentType.StartsWith(type, StringComparison.Ordinal)))
            return;

        headers.Remove("Content-Security-Policy");
        headers.Remove("Permissions-Policy");
        headers.Remove("Referrer-Policy");
    }
}
