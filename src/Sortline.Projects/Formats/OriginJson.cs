using System.Text.Json;

namespace Sortline.Projects.Formats;

/// <summary>The entry that says where a project came from. A reader can do without: what is wrong with it is passed over.</summary>
internal static class OriginJson
{
    public const string FileName = "origin.json";

    private const int MaxBytes = 1024;

    public static byte[] Write(ProjectOrigin origin)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("level", origin.Level);
            json.WriteNumber("seed", origin.Seed);
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    public static async Task<ProjectOrigin?> ReadAsync(FileTree zip, CancellationToken cancellationToken)
    {
        if (!zip.Has(FileName))
            return null;

        try
        {
            var bytes = await zip.ReadAsync(FileName, MaxBytes, cancellationToken).ConfigureAwait(false);
            using var document = Json.Parse(bytes, () => new FormatException());
            var root = document.RootElement;
            return
                root.ValueKind == JsonValueKind.Object
                && root.TryGetProperty("level", out var level)
                && level.ValueKind == JsonValueKind.String
                && root.TryGetProperty("seed", out var seed)
                && seed.ValueKind == JsonValueKind.Number
                && seed.TryGetUInt64(out var number)
                && new ProjectOrigin(level.GetString()!, number) is { IsSound: true } origin
                ? origin
                : null;
        }
        catch (Exception exception) when (exception is FormatException or ProjectFormatException or InvalidOperationException)
        {
            return null;
        }
    }
}
