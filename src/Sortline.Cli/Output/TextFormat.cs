using System.Globalization;

namespace Sortline.Cli.Output;

/// <summary>Names and numbers as people read them.</summary>
internal static class TextFormat
{
    /// <summary>A name from outside without what could steer a terminal: control characters become a mark.</summary>
    public static string Name(string name) =>
        name.Any(IsUnfit) ? string.Concat(name.Select(character => IsUnfit(character) ? '\uFFFD' : character)) : name;

    /// <summary>A share as a percentage without decimals.</summary>
    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0} %");

    /// <summary>An accuracy, to three decimals.</summary>
    public static string Score(double score) => string.Create(CultureInfo.InvariantCulture, $"{score:0.000}");

    /// <summary>A number of things: "1 picture", "2 pictures".</summary>
    public static string Count(int count, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many ?? one + "s")}");

    // Also the marks that turn the direction of writing around.
    private static bool IsUnfit(char character) =>
        char.IsControl(character)
        || char.GetUnicodeCategory(character)
            is UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator;
}
