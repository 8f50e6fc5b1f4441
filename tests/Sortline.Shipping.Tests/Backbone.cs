using System.Security.Cryptography;
using System.Text.Json;
using Sortline.Build;

namespace Sortline.Shipping.Tests;

/// <summary>The network's files, known by their sums wherever they turn up.</summary>
internal static class Backbone
{
    private static readonly Dictionary<string, string> Packages = Read();

    /// <summary>The npm package that a file came from; null if it is none of the network's.</summary>
    public static string? PackageOf(byte[] content) =>
        Packages.GetValueOrDefault(Convert.ToHexStringLower(SHA256.HashData(content)));

    private static Dictionary<string, string> Read()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Find().Client, "backbone.json")));
        return document
            .RootElement.EnumerateObject()
            .Where(one => one.Value.ValueKind == JsonValueKind.Object)
            .SelectMany(one =>
            {
                var package = string.Join('/', one.Value.GetProperty("from").GetString()!.Split('/').Take(2));
                // The page has a part of some: see network.mjs.
                JsonElement[] files = one.Value.TryGetProperty("part", out var part) ? [one.Value, part] : [one.Value];
                return files.Select(file => (Sum: file.GetProperty("sha256").GetString()!, package));
            })
            .ToDictionary(one => one.Sum, one => one.package);
    }
}
