using System.Text.RegularExpressions;

namespace Sortline.House.Tests;

/// <summary>What the store of projects says, and what C# makes of it.</summary>
public partial class InteropContractTests
{
    private const string Projects = "src/Sortline.Web/Interop/BrowserProjects.cs",
        ProjectsClient = "src/Sortline.Web/client/modules/projects.ts";

    [Fact]
    public void What_other_pages_do_to_projects_has_the_same_words_on_both_sides()
    {
        var told = Words(Declaration(Read(ProjectsClient), "type Happening"));

        var understood = Words(Between(Read(Projects), "kind switch", "_ => null"));

        Assert.Equal(told.Order(), understood.Order());
    }

    [Fact]
    public void Whether_the_browser_keeps_what_is_stored_has_the_same_words_on_both_sides()
    {
        var told = Words(Declaration(Read(ProjectsClient), "type Persistence"));

        var understood = Words(Between(Read(Projects), "PersistAsync() switch", "_ =>"));

        Assert.Equal(told.Where(word => word != "unknown").Order(), understood.Order());
    }

    [Fact]
    public void Each_refusal_of_the_store_is_a_kind_of_fault()
    {
        // What needs no more than another try is no kind of its own.
        string[] failed = ["storage.failed", "storage.gone"];
        var refused = Repository
            .Files("src/Sortline.Web/client/storage", "*.ts")
            .SelectMany(file => Refusal().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups[1].Value);

        var understood = Words(Between(Read(Projects), "Key switch", "_ =>")).Concat(failed);

        Assert.Equal(refused.Distinct().Order(), understood.Order());
    }

    [GeneratedRegex("""refusal\("([^"]+)"\)""")]
    private static partial Regex Refusal();
}
