namespace Sortline.Messages;

/// <summary>A made-up language: each letter with a mark, and longer by a third, as translations often are.</summary>
internal static class PseudoLanguage
{
    /// <summary>Its tag: "qps-ploc" is the one that Windows uses for this purpose; it is in the range for private use.</summary>
    public const string Tag = "qps-ploc";

    /// <summary>What it is called in the list of languages.</summary>
    public const string Name = "Þšéûðô";

    private const string Plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Marked = "àƀçđéƒĝĥîĵķļɱñôþǫřšŧûṽŵẋýžÀƁÇĐÉƑĜĤÎĴĶĻṀÑÔÞǪŘŠŦÛṼŴẊÝŽ";

    /// <summary>The words of a piece of a sentence; white space at its ends stays.</summary>
    public static string Translate(string words)
    {
        var marked = string.Create(
            words.Length,
            words,
            (target, source) =>
            {
                for (var i = 0; i < target.Length; i++)
                    target[i] = Plain.IndexOf(source[i], StringComparison.Ordinal) is >= 0 and var at ? Marked[at] : source[i];
            }
        );
        var letters = words.Count(char.IsAsciiLetter);
        return letters < 3 ? marked : marked.Insert(marked.TrimEnd().Length, new('~', letters / 3));
    }
}
