using System.Globalization;
using System.Text.RegularExpressions;

namespace Sortline.House.Tests;

/// <summary>Values that C# and TypeScript, or C# and the style sheet, must both know: only a test sees them drift apart.</summary>
public partial class SharedValueTests
{
    [Fact]
    public void Pictures_are_equally_large_on_both_sides()
    {
        var ours = Assert.Single(Repository.Files("src", "*.cs").SelectMany(file => Constants(file, "PictureSide")));

        var theirs = ClientFiles.SelectMany(file => Constants(file, "pictureSide|side|SIDE")).ToList();

        Assert.NotEmpty(theirs);
        Assert.All(theirs, side => Assert.Equal(ours, side));
    }

    [Fact]
    public void Each_colour_of_the_palette_has_a_shade_in_the_style_sheet()
    {
        var palette = File.ReadAllText(Path.Combine(Repository.Root, "src/Sortline.Projects/LabelColour.cs"));
        var styles = File.ReadAllText(Path.Combine(Repository.Root, "src/Sortline.Web/wwwroot/css/app.css"));

        var colours = Colour().Matches(palette).Select(match => match.Groups[1].Value.ToLowerInvariant());
        var shades = Shade().Matches(styles).Select(match => match.Groups[1].Value).Where(name => name != "none");

        Assert.NotEmpty(colours);
        Assert.Equal(colours, shades);
    }

    private static IEnumerable<string> ClientFiles => Repository.Files("src/Sortline.Web/client", "*.ts");

    private static IEnumerable<long> Constants(string file, string names) =>
        Regex
            .Matches(File.ReadAllText(file), $@"\bconst (?:int )?(?:{names}) = ([\d_]+);")
            .Select(match =>
                long.Parse(match.Groups[1].Value.Replace("_", "", StringComparison.Ordinal), CultureInfo.InvariantCulture)
            );

    [GeneratedRegex(@"^    ([A-Z]\w+),", RegexOptions.Multiline)]
    private static partial Regex Colour();

    [GeneratedRegex(@"^\.label-(\w+) \{", RegexOptions.Multiline)]
    private static partial Regex Shade();
}
