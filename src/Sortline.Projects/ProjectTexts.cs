using Sortline.Messages;

namespace Sortline.Projects;

/// <summary>This library's own sentences, in English; an application can lay a translation over them.</summary>
public static class ProjectTexts
{
    private static readonly EmbeddedCatalogues Embedded = new(typeof(ProjectTexts).Assembly, "Sortline.Projects.Texts.");

    /// <summary>The sentences; their keys begin with "project.".</summary>
    public static Catalogue English => Embedded.English;
}
