using System.Text;
using System.Text.Json;
using Sortline.Factory.Parts;

namespace Sortline.Web.Interop;

/// <summary>A part as the view draws it, in the words of <c>client/scene/parts/part.ts</c>: its kind, its finish and its measures.</summary>
internal static class PartJson
{
    public static string Write(Part part)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("id", part.Id.Value);
            json.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(part.Kind.Name));
            json.WriteNumber("field", part.Kind.CameraField);
            json.WriteStartObject("finish");
            json.WriteNumber("tone", part.Finish.Tone);
            json.WriteNumber("warmth", part.Finish.Warmth);
            json.WriteNumber("roughness", part.Finish.Roughness);
            json.WriteNumber("rust", part.Finish.Rust);
            json.WriteNumber("seed", part.Finish.Seed);
            json.WriteEndObject();
            json.WriteStartObject("shape");
            foreach (var (name, value) in part.Measures)
                json.WriteNumber(name, value);
            json.WriteEndObject();
            if (part.Condition != CameraCondition.AsBuilt)
                Write(json, part.Condition);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void Write(Utf8JsonWriter json, CameraCondition condition)
    {
        json.WriteStartObject("condition");
        json.WriteNumber("brightness", condition.Brightness);
        json.WriteNumber("warmth", condition.Warmth);
        json.WriteNumber("dust", condition.Dust);
        json.WriteNumber("belt", (int)condition.Belt);
        json.WriteNumber("along", condition.Along);
        json.WriteNumber("across", condition.Across);
        json.WriteEndObject();
    }
}
