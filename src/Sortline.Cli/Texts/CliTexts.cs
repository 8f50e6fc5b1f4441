using Sortline.Messages;

namespace Sortline.Cli.Texts;

/// <summary>The sentences of the command line, in the language of who reads them.</summary>
/// <remarks>Each language is a file beside this one, named by its tag: "de.json" would be German.</remarks>
internal static class CliTexts
{
    /// <summary>The variable of the environment that names the language.</summary>
    public const string Variable = "SORTLINE_LANG";

    private const string English = "en",
        Pseudo = "qps";

    /// <summary>Reads the sentences in the language that the environment asks for.</summary>
    public static Catalogue Read() => In(Environment.GetEnvironmentVariable(Variable));

    /// <summary>The sentences in a language.</summary>
    /// <param name="tag">
    /// Its BCP 47 tag; "qps" is the made-up language that shows what is in no catalogue. Where "de-AT" is not known, "de" may be,
    /// and whatever is in no other language is in English.
    /// </param>
    public static Catalogue In(string? tag)
    {
        var english = File(English)!;
        for (var wanted = tag ?? ""; wanted.Length > 0; wanted = wanted[..Math.Max(wanted.LastIndexOf('-'), 0)])
        {
            if (wanted == English)
                return english;
            if (wanted == Pseudo)
                return english.ToPseudo();
            if (File(wanted) is { } own)
                return own.Over(english);
        }

        return english;
    }

    private static Catalogue? File(string tag)
    {
        using var file = typeof(CliTexts).Assembly.GetManifestResourceStream($"{tag}.json");
        return file is null ? null : Catalogue.Read(file);
    }
}
