using System.Collections.Immutable;
using System.Text;

namespace Sortline.Projects.Formats;

/// <summary>What the files of a zip are called. Old programs write names in the code page of the computer that they ran on, and do not say which.</summary>
/// <param name="Names">The names, in the order of the zip, with slashes between folders.</param>
/// <param name="Encoding">What the names that are not UTF-8 were read as; <see langword="null"/> if there are none.</param>
internal sealed record ZipNames(ImmutableArray<string> Names, string? Encoding)
{
    // The upper half of code page 437, which the format's specification gives to names of no other encoding.
    private const string Page437 =
        "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0";

    private static readonly UTF8Encoding Utf8Encoding = new();

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads the names.</summary>
    /// <param name="names">Each as it stands in the zip, and whether the zip says that it is UTF-8.</param>
    /// <param name="decode">Reads bytes in an encoding of that name; <see langword="null"/> where they are not text in it.</param>
    public static ZipNames Read(IReadOnlyList<(byte[] Bytes, bool IsUtf8)> names, Func<string, byte[], string?>? decode)
    {
        string?[] read = [.. names.Select(name => name.IsUtf8 ? Utf8Encoding.GetString(name.Bytes) : Utf8(name.Bytes))];
        byte[][] others = [.. names.Where((_, at) => read[at] is null).Select(name => name.Bytes)];
        if (others.Length == 0)
            return new([.. read.Select(name => Slashed(name!))], null);

        var (encoding, text) = Guess(others, decode);
        var next = 0;
        return new([.. read.Select(name => Slashed(name ?? text[next++]))], encoding);
    }

    // Windows programs write backslashes. They lead out of a zip as slashes do, and are looked at as such.
    private static string Slashed(string name) => name.Replace('\\', '/');

    private static string? Utf8(byte[] bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    // All names of a zip were written on one computer. Korean tells itself by its bytes, Japanese by what comes of it; short Western
    // names can pass for either letter by letter, but hardly for words of nothing else.
    private static (string Encoding, string[] Names) Guess(byte[][] names, Func<string, byte[], string?>? decode)
    {
        // What the web calls EUC-KR is Windows' larger page, in which nearly everything is some syllable: so its bytes have to be plain.
        foreach (var (encoding, isOfIt) in new (string, Func<Rune, bool>)[] { ("EUC-KR", IsHangul), ("Shift_JIS", IsJapanese) })
        {
            string?[] read = [.. names.Select(name => decode?.Invoke(encoding, name))];
            if (encoding == "EUC-KR" && !names.All(IsPlainKorean))
                continue;
            if (read.All(name => name is not null) && IsText(string.Join('/', read), isOfIt))
                return (encoding, [.. read.OfType<string>()]);
        }

        return (
            "CP437",
            [.. names.Select(name => string.Concat(name.Select(one => one < 0x80 ? (char)one : Page437[one - 0x80])))]
        );
    }

    // Nine of ten of the letters beyond ASCII, most of them side by side.
    private static bool IsText(string names, Func<Rune, bool> isOfIt)
    {
        var (others, fitting, joined) = (0, 0, 0);
        var before = false;
        foreach (var rune in names.EnumerateRunes())
        {
            var fits = isOfIt(rune);
            others += rune.Value >= 0x80 ? 1 : 0;
            fitting += fits ? 1 : 0;
            joined += fits && before ? 1 : 0;
            before = fits;
        }

        return fitting * 10 >= others * 9 && joined * 3 >= fitting;
    }

    private static bool IsPlainKorean(byte[] name)
    {
        for (var at = 0; at < name.Length; at++)
        {
            if (name[at] >= 0x80 && (name[at] < 0xA1 || ++at == name.Length || name[at] < 0xA1))
                return false;
        }

        return true;
    }

    private static bool IsHangul(Rune rune) => rune.Value is >= 0xAC00 and <= 0xD7A3;

    // Kana, the ideographs of everyday use, and the signs between them.
    private static bool IsJapanese(Rune rune) =>
        rune.Value is (>= 0x3005 and <= 0x30FF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xFF66 and <= 0xFF9D);
}
