namespace Sortline.Tests;

/// <summary>The samples of a README, which are the blocks between <c>// &lt;sample&gt;</c> and <c>// &lt;/sample&gt;</c> of a test.</summary>
internal static class ReadmeSample
{
    /// <summary>Compares them line by line, without the indentation.</summary>
    /// <param name="project">The project with the README; its tests are in <c>ReadmeTests.cs</c> of the project with the same name and “.Tests”.</param>
    /// <param name="count">How many samples there are.</param>
    public static void AssertIsTested(string project, int count = 1)
    {
        var readme = Lines("src", project, "README.md");
        var tests = Lines("tests", $"{project}.Tests", "ReadmeTests.cs");

        var shown = Blocks(readme, "```csharp", "```").ToList();

        Assert.Equal(count, shown.Count);
        Assert.Equal(Blocks(tests, "// <sample>", "// </sample>"), shown);
    }

    private static IEnumerable<string> Blocks(string[] lines, string opening, string closing)
    {
        for (var at = Array.IndexOf(lines, opening); at >= 0; at = Array.IndexOf(lines, opening, at + 1))
            yield return string.Join('\n', lines.Skip(at + 1).TakeWhile(line => line != closing));
    }

    private static string[] Lines(params ReadOnlySpan<string> path) =>
        [.. File.ReadLines(Path.Combine([Repository.Root, .. path])).Select(line => line.Trim())];
}
