using System.Collections.Immutable;
using Sortline.Messages;
using Sortline.Projects;

namespace Sortline.Activity.Texts;

/// <summary>The languages that the page speaks: a file <c>Texts/TAG.json</c> each, and nothing else.</summary>
public static class TextCatalogues
{
    /// <summary>The tag of the pseudo-language, which shows at once what is not in a catalogue.</summary>
    public const string PseudoTag = "qps";

    private const string Folder = "Sortline.Activity.Texts.",
        Ending = ".json";

    private static readonly Lazy<Catalogue> ReadEnglish = new(() => Read("en").Over(ProjectTexts.English));

    /// <summary>The tags of the languages, in alphabetical order.</summary>
    public static ImmutableArray<string> Tags { get; } =
    [
        .. typeof(TextCatalogues)
            .Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && name.EndsWith(Ending, StringComparison.Ordinal))
            .Select(name => name[Folder.Length..^Ending.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>English: what shows unless another language is asked for, and where a translation has a hole.</summary>
    public static Catalogue English => ReadEnglish.Value;

    /// <summary>The language of a tag such as "pt-BR", or of the part before its first hyphen.</summary>
    /// <returns><see langword="null"/> if there is none.</returns>
    public static Catalogue? Find(string tag)
    {
        ArgumentNullException.ThrowIfNull(tag);
        string[] wanted = [tag, tag.Split('-')[0]];
        var known = wanted
            .SelectMany(one => Tags.Append(PseudoTag).Where(has => has.Equals(one, StringComparison.OrdinalIgnoreCase)))
            .FirstOrDefault();
        return known switch
        {
            null => null,
            "en" => English,
            PseudoTag => English.ToPseudo(),
            _ => Read(known).Over(English),
        };
    }

    private static Catalogue Read(string tag)
    {
        using var json = typeof(TextCatalogues).Assembly.GetManifestResourceStream($"{Folder}{tag}{Ending}")!;
        return Catalogue.Read(json);
    }
}
