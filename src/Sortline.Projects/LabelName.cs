using System.Globalization;
using System.Text;
using Sortline.Messages;

namespace Sortline.Projects;

/// <summary>The rules for what a label may be called.</summary>
public static class LabelName
{
    /// <summary>The most characters, as a reader counts them (grapheme clusters).</summary>
    public const int MaxLength = 60;

    // A single cluster can be of any length; names and emoji stay far below this.
    private const int MaxCodeUnits = 20 * MaxLength;

    /// <summary>A typed name without outer white space and with inner runs of it folded to one space.</summary>
    public static string Clean(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);

        return string.Join(' ', typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>The same as <see cref="FindFault"/>, in English.</summary>
    public static string? Validate(string typed, IEnumerable<string> others) =>
        FindFault(typed, others) is { } fault ? ProjectTexts.English[fault] : null;

    /// <summary>What is wrong with a typed name, and what to do; <see langword="null"/> when it will do.</summary>
    /// <param name="typed">The name as it was typed.</param>
    /// <param name="others">Names that it must not be mistaken for. Those that are no names themselves do not count.</param>
    public static Message? FindFault(string typed, IEnumerable<string> others)
    {
        ArgumentNullException.ThrowIfNull(others);
        var name = Clean(typed);
        if (FindFaultAlone(name) is { } fault)
            return fault;

        var key = Key(name);
        var twin = others.FirstOrDefault(other => Key(Clean(other)) == key);
        return twin is null ? null : Message.Of("project.name.taken", ("name", twin));
    }

    /// <summary>What two names have in common when people would take them for one: equal keys.</summary>
    /// <remarks>Neither case nor the way in which an accent is written makes a difference.</remarks>
    internal static string Key(string clean)
    {
        // FormC alone works in the browser's runtime; the compatibility forms throw there. Lone surrogates throw everywhere.
        var isText = clean.EnumerateRunes().All(rune => rune != Rune.ReplacementChar);
        return (isText ? clean.Normalize(NormalizationForm.FormC) : clean).ToUpperInvariant();
    }

    private static Message? FindFaultAlone(string name)
    {
        if (name.Length == 0)
            return Message.Of("project.name.missing");
        if (name.Length > MaxCodeUnits || new StringInfo(name).LengthInTextElements > MaxLength)
            return Message.Of("project.name.too-long", ("most", MaxLength));

        return name.EnumerateRunes().Any(IsUnprintable) ? Message.Of("project.name.unprintable") : null;
    }

    // Rune enumeration turns a lone surrogate into U+FFFD, which is refused with the rest. Format characters
    // (zero-width, direction overrides) make two names look alike; the joiner inside emoji is the one that people type.
    private static bool IsUnprintable(Rune rune) =>
        rune == Rune.ReplacementChar
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.OtherNotAssigned
        || (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format && rune.Value != 0x200D);
}
