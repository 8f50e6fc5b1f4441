using System.Text;
using System.Text.Json;

namespace Sortline.Messages.Tests;

internal static class Catalogues
{
    public static Catalogue English(params ReadOnlySpan<(string Key, string Pattern)> sentences) =>
        Of(
            """{ "tag": "en", "name": "English", "plurals": { "one": "i = 1 and v = 0" }, "decimalPoint": ".", "percent": "{0} %" }""",
            sentences
        );

    public static Catalogue Polish(params ReadOnlySpan<(string Key, string Pattern)> sentences) =>
        Of(
            """
            {
              "tag": "pl", "name": "polski", "decimalPoint": ",", "percent": "{0}%",
              "plurals": {
                "one": "i = 1 and v = 0",
                "few": "v = 0 and i % 10 = 2..4 and i % 100 != 12..14",
                "many": "v = 0 and i != 1 and i % 10 = 0..1 or v = 0 and i % 10 = 5..9 or v = 0 and i % 100 = 12..14"
              }
            }
            """,
            sentences
        );

    public static Catalogue Read(string json) => Catalogue.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)));

    private static Catalogue Of(string header, ReadOnlySpan<(string Key, string Pattern)> sentences)
    {
        StringBuilder json = new($$"""{ "$language": {{header}}""");
        foreach (var (key, pattern) in sentences)
            json.Append(", ").Append(JsonSerializer.Serialize(key)).Append(": ").Append(JsonSerializer.Serialize(pattern));
        return Read(json.Append('}').ToString());
    }
}
