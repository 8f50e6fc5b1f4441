using System.Text;

namespace Sortline.Projects.Names;

/// <summary>What two names have in common when people would take them for one.</summary>
internal static class NameKey
{
    private const int LongS = 0x17F;

    /// <summary>The key of a name: equal for names that differ only in how an accent is written, in case, or in what does not show.</summary>
    public static string Of(string name)
    {
        if (Ascii.IsValid(name))
            return LabelName.Clean(name).ToLowerInvariant();

        var seen = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            if (!IsUnseen(rune))
                Append(seen, rune);
        }

        List<int> form = new(seen.Length);
        foreach (var character in CanonicalForm.Of(LabelName.Clean(seen.ToString())))
            CanonicalForm.Append(form, Folded(character)); // What was folded may fall apart in its turn.

        var key = seen.Clear();
        foreach (var character in form)
            Append(key, new(character));
        return key.ToString();
    }

    private static void Append(StringBuilder text, Rune rune)
    {
        Span<char> units = stackalloc char[2];
        text.Append(units[..rune.EncodeToUtf16(units)]);
    }

    /// <summary>Whether a character joins its neighbours or chooses their shape, and does not show itself.</summary>
    private static bool IsUnseen(Rune rune) =>
        LabelName.IsJoiner(rune) || rune.Value is 0x34F or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

    // There and back, since some letters have one capital in common (σ, ς), and some capitals one small letter (ẞ, ß).
    private static int Folded(int character) =>
        character == LongS ? 's' : Rune.ToLowerInvariant(Rune.ToUpperInvariant(new(character))).Value;
}
