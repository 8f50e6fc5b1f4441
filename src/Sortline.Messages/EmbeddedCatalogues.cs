using System.Collections.Immutable;
using System.Reflection;

namespace Sortline.Messages;

/// <summary>The catalogues that an assembly carries: one embedded file <c>TAG.json</c> for each language, English among them.</summary>
/// <remarks>A new language is a file. No list of languages is kept anywhere.</remarks>
public sealed class EmbeddedCatalogues
{
    /// <summary>The tag that asks for the pseudo-language, which shows at once what is in no catalogue.</summary>
    public const string PseudoTag = "qps";

    private const string EnglishTag = "en",
        Ending = ".json";

    private readonly Assembly _assembly;
    private readonly string _folder;
    private readonly Lazy<Catalogue> _english;

    /// <summary>Finds them; nothing is read yet.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="folder">What stands before the tag in the names of its resources, such as "Company.Product.Texts.".</param>
    /// <param name="library">Gives the English of a library below, whose sentences the application says, too; none by default.</param>
    public EmbeddedCatalogues(Assembly assembly, string folder, Func<Catalogue>? library = null)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        ArgumentNullException.ThrowIfNull(folder);
        (_assembly, _folder) = (assembly, folder);
        _english = new(() => library is null ? Read(EnglishTag) : Read(EnglishTag).Over(library()));
        Tags =
        [
            .. assembly
                .GetManifestResourceNames()
                .Where(name =>
                    name.StartsWith(folder, StringComparison.Ordinal) && name.EndsWith(Ending, StringComparison.Ordinal)
                )
                .Select(name => name[folder.Length..^Ending.Length])
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>The tags of the languages, in alphabetical order.</summary>
    public ImmutableArray<string> Tags { get; }

    /// <summary>English: what shows unless another language is asked for, and where a translation has a hole.</summary>
    public Catalogue English => _english.Value;

    /// <summary>The language of a BCP 47 tag such as "zh-Hant-TW", or else of what is left of it before a hyphen, the longest first.</summary>
    /// <returns><see langword="null"/> if there is none.</returns>
    public Catalogue? Find(string tag)
    {
        ArgumentNullException.ThrowIfNull(tag);
        for (var wanted = tag; wanted.Length > 0; wanted = wanted[..Math.Max(wanted.LastIndexOf('-'), 0)])
        {
            if (wanted.Equals(PseudoTag, StringComparison.OrdinalIgnoreCase))
                return English.ToPseudo();
            if (Tags.FirstOrDefault(known => known.Equals(wanted, StringComparison.OrdinalIgnoreCase)) is { } known)
                return known == EnglishTag ? English : Read(known).Over(English);
        }

        return null;
    }

    private Catalogue Read(string tag)
    {
        using var json =
            _assembly.GetManifestResourceStream($"{_folder}{tag}{Ending}")
            ?? throw new MessageFormatException($"{_assembly.GetName().Name} carries no {_folder}{tag}{Ending}.");
        return Catalogue.Read(json);
    }
}
