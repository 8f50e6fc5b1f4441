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

    // What Windows writes in the west and in the middle of Europe.
    private const string Page850 =
            "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0",
        Page852 =
            "ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u00ad˝˛ˇ˘§÷¸°¨˙űŘř■\u00a0";

    private static readonly UTF8Encoding Utf8Encoding = new();

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads the names.</summary>
    /// <param name="names">Each as it stands in the zip, and whether the zip says that it is UTF-8.</param>
    /// <param name="decode">Reads bytes in an encoding of that name; <see langword="null"/> where they are not text in it.</param>
    /// <param name="language">What is spoken where the zip is opened, such as <c>ja</c> or <c>zh-TW</c>: it settles what the names leave open.</param>
    public static ZipNames Read(
        IReadOnlyList<(byte[] Bytes, bool IsUtf8)> names,
        Func<string, byte[], string?>? decode,
        string? language = null
    )
    {
        string?[] read = [.. names.Select(name => name.IsUtf8 ? Utf8Encoding.GetString(name.Bytes) : Utf8(name.Bytes))];
        byte[][] others = [.. names.Where((_, at) => read[at] is null).Select(name => name.Bytes)];
        if (others.Length == 0)
            return new([.. read.Select(name => Slashed(name!))], null);

        var (encoding, text) = Guess(others, decode, PageOf(language));
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

    // All names of a zip were written on one computer, and mostly where the same is spoken as here. Other Korean ones tell themselves by
    // their bytes, Japanese ones by what comes of them; short Western names can pass for either letter by letter, but hardly for words of
    // nothing else.
    private static (string Encoding, string[] Names) Guess(byte[][] names, Func<string, byte[], string?>? decode, string here)
    {
        foreach (var encoding in (string[])[here, "EUC-KR", "Shift_JIS"])
        {
            // What the web calls EUC-KR is Windows' larger page, in which nearly everything is some syllable: so its bytes have to be plain.
            if (LettersOf(encoding) is not { } isOfIt || (encoding is "EUC-KR" && here != encoding && !names.All(IsPlainKorean)))
                continue;
            string?[] read = [.. names.Select(name => decode?.Invoke(encoding, name))];
            if (read.All(name => name is not null) && IsText(string.Join('/', read), isOfIt))
                return (encoding, [.. read.OfType<string>()]);
        }

        var (western, page) = here switch
        {
            "CP850" => (here, Page850),
            "CP852" => (here, Page852),
            _ => ("CP437", Page437),
        };
        return (western, [.. names.Select(name => string.Concat(name.Select(one => one < 0x80 ? (char)one : page[one - 0x80])))]);
    }

    /// <summary>What programs write names in where a language is spoken, by the name that the web has for it; "" if that is not known here.</summary>
    private static string PageOf(string? language) =>
        (language ?? "").ToUpperInvariant().Split('-') switch
        {
            ["JA", ..] => "Shift_JIS",
            ["KO", ..] => "EUC-KR",
            ["ZH", .. var where] => where.Any(part => part is "TW" or "HK" or "MO" or "HANT") ? "Big5" : "GBK",
            ["RU" or "UK" or "BE" or "BG", ..] => "IBM866",
            ["DE" or "FR" or "ES" or "PT" or "IT" or "NL" or "DA" or "NB" or "NN" or "NO" or "SV" or "FI" or "IS" or "CA", ..] =>
                "CP850",
            ["PL" or "CS" or "SK" or "HU" or "RO" or "HR" or "SL", ..] => "CP852",
            _ => "",
        };

    private static Func<Rune, bool>? LettersOf(string encoding) =>
        encoding switch
        {
            "EUC-KR" => IsHangul,
            "Shift_JIS" => IsJapanese,
            "GBK" or "Big5" => IsChinese,
            "IBM866" => IsCyrillic,
            _ => null,
        };

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

    // The ideographs of everyday use, and the signs between them.
    private static bool IsChinese(Rune rune) => rune.Value is (>= 0x3001 and <= 0x3011) or (>= 0x4E00 and <= 0x9FFF);

    private static bool IsCyrillic(Rune rune) => rune.Value is >= 0x0400 and <= 0x04FF;
}
