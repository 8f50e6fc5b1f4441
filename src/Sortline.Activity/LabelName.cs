using System.Globalization;
using System.Text;

namespace Sortline.Activity;

/// <summary>The rules for what a label may be called.</summary>
public static class LabelName
{
    /// <summary>The most characters, as a reader counts them (grapheme clusters).</summary>
    public const int MaxLength = 40;

    /// <summary>A typed name without outer white space and with inner runs of it folded to one space.</summary>
    public static string Clean(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);

        return string.Join(' ', typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>What is wrong with a typed name, as a sentence that says what to do; <see langword="null"/> when it will do.</summary>
    /// <param name="typed">The name as it was typed.</param>
    /// <param name="others">The labels that it must not be mistaken for.</param>
    public static string? Fault(string typed, IEnumerable<LabelCard> others)
    {
        ArgumentNullException.ThrowIfNull(others);
        var name = Clean(typed);
        if (name.Length == 0)
            return "Give the label a name.";
        if (new StringInfo(name).LengthInTextElements > MaxLength)
            return $"Keep the name to {MaxLength} characters.";
        if (name.EnumerateRunes().Any(IsUnprintable))
            return "Leave out control characters: they would not show.";

        var key = Key(name);
        var twin = others.FirstOrDefault(other => Key(other.Name).Equals(key, StringComparison.OrdinalIgnoreCase));
        return twin is null ? null : $"There is a label “{twin.Name}” already: choose another name.";
    }

    // Rune enumeration turns a lone surrogate into U+FFFD, which is refused with the rest. Format characters
    // (zero-width, direction overrides) make two names look alike; the joiner inside emoji is the one that people type.
    private static bool IsUnprintable(Rune rune) =>
        rune == Rune.ReplacementChar
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.OtherNotAssigned
        || (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format && rune.Value != 0x200D);

    // FormC alone works in the browser's runtime; the compatibility forms throw there.
    private static string Key(string name) => name.Normalize(NormalizationForm.FormC);
}
