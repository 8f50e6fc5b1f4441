using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Sortline.Tests.Shared;

/// <summary>What of a level's file decides how hard it is: docs/levels.md says of which it tells.</summary>
internal static class MeasuredLevel
{
    private static readonly string[] Elsewhere = ["$schema", "place", "chapter", "guide", "meets"];

    /// <summary>A short sum of it; where the level stands, what it is about and what its guide says does not matter.</summary>
    public static string SumOf(Stream file)
    {
        var level = JsonNode.Parse(file)!.AsObject();
        foreach (var name in Elsewhere)
            level.Remove(name);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(level.ToJsonString())))[..12];
    }
}
