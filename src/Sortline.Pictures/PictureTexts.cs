using Sortline.Messages;

namespace Sortline.Pictures;

/// <summary>This library's own sentences, in English; an application can lay a translation over them.</summary>
public static class PictureTexts
{
    private static readonly EmbeddedCatalogues Embedded = new(typeof(PictureTexts).Assembly, "Sortline.Pictures.Texts.");

    /// <summary>The sentences; their keys begin with "photo.".</summary>
    public static Catalogue English => Embedded.English;
}
