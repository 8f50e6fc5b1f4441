namespace Sortline.Projects.Names;

/// <summary>Text with every letter taken apart from its marks, and the marks in one order: what Unicode calls NFD.</summary>
/// <remarks>
/// <see cref="string.Normalize()"/> does this too, but not in the products: without the data of cultures it gives back what it was given.
/// </remarks>
internal static class CanonicalForm
{
    // The syllables of Hangul, a rule instead of 11,172 rows: https://www.unicode.org/versions/latest/core-spec/chapter-3/#G56669
    private const int FirstSyllable = 0xAC00,
        LastSyllable = 0xD7A3,
        Leading = 0x1100,
        Vowel = 0x1161,
        Trailing = 0x11A7,
        Trailings = 28,
        Blocks = 21 * Trailings;

    /// <summary>The form of a text. Half a surrogate pair stands for a mark of replacement.</summary>
    public static List<int> Of(string text)
    {
        List<int> form = new(text.Length);
        foreach (var rune in text.EnumerateRunes())
            Append(form, rune.Value);
        return form;
    }

    /// <summary>Adds a character to a form.</summary>
    public static void Append(List<int> form, int character)
    {
        if (Ascii(character))
            form.Add(character);
        else if (character is >= FirstSyllable and <= LastSyllable)
            AppendSyllable(form, character - FirstSyllable);
        else if (CanonicalTable.Instance.TryTakeApart(character, out var parts))
        {
            Append(form, parts.First);
            if (parts.Second != 0)
                Append(form, parts.Second);
        }
        else
            AppendInOrder(form, character, CanonicalTable.Instance.PlaceOf(character));
    }

    private static bool Ascii(int character) => character < 0x80;

    private static void AppendSyllable(List<int> form, int syllable)
    {
        form.Add(Leading + (syllable / Blocks));
        form.Add(Vowel + (syllable % Blocks / Trailings));
        if (syllable % Trailings != 0)
            form.Add(Trailing + (syllable % Trailings));
    }

    // Marks of one place keep the order in which they were written: they stand above each other.
    private static void AppendInOrder(List<int> form, int character, int place)
    {
        var at = form.Count;
        while (place > 0 && at > 0 && !Ascii(form[at - 1]) && CanonicalTable.Instance.PlaceOf(form[at - 1]) > place)
            at--;
        form.Insert(at, character);
    }
}
