using System.Collections.Immutable;
using Sortline.Messages;
using Sortline.Pictures;
using Sortline.Projects;

namespace Sortline.Activity.Texts;

/// <summary>The languages that the page speaks: a file <c>Texts/TAG.json</c> each, and nothing else.</summary>
public static class TextCatalogues
{
    private static readonly EmbeddedCatalogues Embedded = new(
        typeof(TextCatalogues).Assembly,
        "Sortline.Activity.Texts.",
        () => ProjectTexts.English.Over(PictureTexts.English)
    );

    /// <inheritdoc cref="EmbeddedCatalogues.Tags"/>
    public static ImmutableArray<string> Tags => Embedded.Tags;

    /// <inheritdoc cref="EmbeddedCatalogues.English"/>
    public static Catalogue English => Embedded.English;

    /// <inheritdoc cref="EmbeddedCatalogues.Find"/>
    public static Catalogue? Find(string tag) => Embedded.Find(tag);
}
