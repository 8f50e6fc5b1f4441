using Sortline.Messages;
using Sortline.Pictures;
using Sortline.Projects;

namespace Sortline.Cli.Texts;

/// <summary>The sentences of the command line, in the language of who reads them.</summary>
/// <remarks>Each language is a file beside this one, named by its tag: "de.json" would be German.</remarks>
internal static class CliTexts
{
    /// <summary>The variable of the environment that names the language.</summary>
    public const string Variable = "SORTLINE_LANG";

    /// <summary>Reads the sentences in the language that the environment asks for.</summary>
    public static Catalogue Read() => In(Environment.GetEnvironmentVariable(Variable));

    /// <summary>The sentences in the language of a tag, see <see cref="EmbeddedCatalogues.Find"/>; in English where there is none.</summary>
    public static Catalogue In(string? tag)
    {
        EmbeddedCatalogues embedded = new(
            typeof(CliTexts).Assembly,
            "Sortline.Cli.Texts.",
            () => PictureTexts.English.Over(ProjectTexts.English)
        );
        return embedded.Find(tag ?? "") ?? embedded.English;
    }
}
