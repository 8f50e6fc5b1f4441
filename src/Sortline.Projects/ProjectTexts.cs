using Sortline.Messages;

namespace Sortline.Projects;

/// <summary>This library's own sentences, in English; an application can lay a translation over them.</summary>
public static class ProjectTexts
{
    private static readonly Lazy<Catalogue> Read = new(() =>
    {
        using var json = typeof(ProjectTexts).Assembly.GetManifestResourceStream("Sortline.Projects.Texts.en.json")!;
        return Catalogue.Read(json);
    });

    /// <summary>The sentences; their keys begin with "project.".</summary>
    public static Catalogue English => Read.Value;
}
