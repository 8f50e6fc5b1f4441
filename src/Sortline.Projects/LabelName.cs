using System.Globalization;
using System.Text;
using Sortline.Messages;
using Sortline.Projects.Names;

namespace Sortline.Projects;

/// <summary>The rules for what a label may be called, and when two names are one.</summary>
/// <remarks>
/// Names are one when they differ only in case, in white space, in the way in which an accent is written, or in what does not show by
/// itself (the joiners of Persian and of emoji, for one). The rule is the same on every system and in the browser.
/// </remarks>
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
    /// <param name="others">
    /// Names that it must not be mistaken for. Those that are no names themselves do not count. A set that compares them by
    /// <see cref="Comparer"/> is asked, not gone through.
    /// </param>
    public static Message? FindFault(string typed, IEnumerable<string> others)
    {
        ArgumentNullException.ThrowIfNull(others);
        var name = Clean(typed);
        if (FindFaultAlone(name) is { } fault)
            return fault;

        var twin = TwinOf(name, others);
        return twin is null ? null : Message.Of("project.name.taken", ("name", twin));
    }

    /// <summary>Takes two names for one where people would, whether they are clean or not.</summary>
    public static IEqualityComparer<string> Comparer { get; } =
        EqualityComparer<string>.Create(
            (one, other) => one is null || other is null ? one == other : Key(one) == Key(other),
            name => Key(name).GetHashCode(StringComparison.Ordinal)
        );

    /// <summary>What two names have in common when people would take them for one: equal keys.</summary>
    internal static string Key(string name) => NameKey.Of(name);

    /// <summary>Whether a character only says how its neighbours are joined: letters of Persian and of India, and emoji, need that.</summary>
    internal static bool IsJoiner(Rune rune) => rune.Value is 0x200C or 0x200D;

    private static string? TwinOf(string name, IEnumerable<string> others)
    {
        if (others is HashSet<string> set && ReferenceEquals(set.Comparer, Comparer))
            return set.TryGetValue(name, out var known) ? known : null;

        var key = Key(name);
        return others.FirstOrDefault(other => Key(other) == key);
    }

    private static Message? FindFaultAlone(string name)
    {
        if (Key(name).Length == 0)
            return Message.Of("project.name.missing");
        if (name.Length > MaxCodeUnits || new StringInfo(name).LengthInTextElements > MaxLength)
            return Message.Of("project.name.too-long", ("most", MaxLength));

        return name.EnumerateRunes().Any(IsUnprintable) ? Message.Of("project.name.unprintable") : null;
    }

    // Rune enumeration turns a lone surrogate into U+FFFD, which is refused with the rest. Format characters
    // (zero-width, direction overrides) make two names look alike; joiners are what people type.
    private static bool IsUnprintable(Rune rune) =>
        rune == Rune.ReplacementChar
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.OtherNotAssigned
        || (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format && !IsJoiner(rune));
}
