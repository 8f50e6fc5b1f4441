using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Sortline.Host;

/// <summary>One file of a site, with its compressed copies.</summary>
public sealed partial class SiteFile
{
    private SiteFile(string contentType, bool isImmutable, ImmutableArray<Representation> representations) =>
        (ContentType, IsImmutable, Representations) = (contentType, isImmutable, representations);

    /// <summary>The media type, by the file's extension.</summary>
    public string ContentType { get; }

    /// <summary>Whether the name changes with the content, so that a browser may keep it for ever.</summary>
    public bool IsImmutable { get; }

    /// <summary>The forms it can be sent in, smallest kind first; the last one is the file as it is.</summary>
    internal ImmutableArray<Representation> Representations { get; }

    /// <summary>One form of a file's content.</summary>
    /// <param name="Encoding">The content coding: "br", "gzip", or "identity" for the file as it is.</param>
    /// <param name="ETag">A quoted tag that is different for every content and coding.</param>
    /// <param name="Content">The bytes to send.</param>
    internal sealed record Representation(string Encoding, string ETag, ReadOnlyMemory<byte> Content);

    internal static SiteFile Read(string file)
    {
        var representations = ImmutableArray.CreateBuilder<Representation>(3);
        foreach (var (encoding, suffix) in new[] { ("br", ".br"), ("gzip", ".gz"), ("identity", "") })
        {
            if (!File.Exists(file + suffix))
                continue;

            var content = File.ReadAllBytes(file + suffix);
            representations.Add(
                new(encoding, $"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 12))}\"", content)
            );
        }

        return new(TypeOf(file), Fingerprint().IsMatch(file.Replace('\\', '/')), representations.DrainToImmutable());
    }

    // Our own few types, so that the answer is the same on every machine: the system's table may lack .wasm or .dat.
    private static string TypeOf(string file) =>
        Path.GetExtension(file) switch
        {
            ".html" => "text/html; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".json" or ".map" => "application/json",
            ".txt" => "text/plain; charset=utf-8",
            ".wasm" => "application/wasm",
            ".woff2" => "font/woff2",
            ".svg" => "image/svg+xml",
            ".png" => "image/png",
            ".jpg" => "image/jpeg",
            ".ico" => "image/x-icon",
            ".webmanifest" => "application/manifest+json",
            _ => "application/octet-stream",
        };

    // Blazor writes name.<ten letters or digits>.ext, our client build chunks/name-<eight letters or digits>.js.
    [GeneratedRegex(@"/_framework/.+\.[a-z0-9]{10}\.\w+$|/js/chunks/.+-[A-Z0-9]{8}\.js$", RegexOptions.CultureInvariant)]
    private static partial Regex Fingerprint();
}
