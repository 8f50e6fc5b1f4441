using System.Globalization;

namespace Sortline.Cli.Output;

/// <summary>Names as people read them. Numbers are part of sentences, see <see cref="Sortline.Messages.Catalogue"/>.</summary>
internal static class TextFormat
{
    /// <summary>A name from outside without what could steer a terminal: control characters become a mark.</summary>
    public static string Name(string name) =>
        name.Any(IsUnfit) ? string.Concat(name.Select(character => IsUnfit(character) ? '\uFFFD' : character)) : name;

    // Also the marks that turn the direction of writing around, but not the joiners: letters of Persian and emoji need them.
    private static bool IsUnfit(char character) =>
        character is not ('\u200C' or '\u200D')
        && (
            char.IsControl(character)
            || char.GetUnicodeCategory(character)
                is UnicodeCategory.Format
                    or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator
        );
}
