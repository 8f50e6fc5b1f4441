using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Sortline.House.Tests;

/// <summary>The rules of the house: who may know whom.</summary>
public partial class LayerTests
{
    private static readonly Dictionary<string, string[]> MayKnow = new()
    {
        ["Sortline.Learning"] = [],
        ["Sortline.Factory"] = [],
        ["Sortline.Activity"] = ["Sortline.Learning", "Sortline.Factory", "Sortline.Projects"],
        ["Sortline.Projects"] = ["Sortline.Learning"],
        ["Sortline.Vision"] = ["Sortline.Learning"],
        ["Sortline.Web"] = ["Sortline.Activity"],
        ["Sortline.Host"] = [],
        ["Sortline.Cli"] = ["Sortline.Learning", "Sortline.Projects", "Sortline.Vision"],
    };

    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Sortline.Learning"] = [],
        ["Sortline.Factory"] = [],
        ["Sortline.Projects"] = [],
        ["Sortline.Vision"] =
        [
            "Google.Protobuf",
            "Microsoft.ML.OnnxRuntime",
            "SkiaSharp",
            "SkiaSharp.NativeAssets.Linux.NoDependencies",
            "System.Numerics.Tensors",
        ],
        ["Sortline.Activity"] = [],
        ["Sortline.Web"] = ["Microsoft.AspNetCore.Components.WebAssembly"],
        ["Sortline.Cli"] = ["Spectre.Console", "System.CommandLine"],
    };

    public static TheoryData<string> Projects =>
        [.. Repository.Files("src", "*.csproj").Select(file => Path.GetFileNameWithoutExtension(file))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_only_to_the_layers_below_it(string project)
    {
        Assert.True(
            MayKnow.TryGetValue(project, out var allowed),
            $"{project} has no row in {nameof(MayKnow)}: add one on purpose."
        );

        var references = Items(project, "ProjectReference")
            .Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')));

        Assert.Empty(references.Except(allowed));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_takes_only_the_packages_that_were_decided_on(string project)
    {
        if (MayUse.TryGetValue(project, out var allowed))
            Assert.Empty(Items(project, "PackageReference").Except(allowed));
        else
            Assert.Equal("Sortline.Host", project); // What serves the files may use what it likes; the page never sees it.
    }

    [Fact]
    public void The_browser_is_spoken_to_in_Web_Interop_alone()
    {
        var elsewhere =
            from file in Repository.Files("src", "*.cs").Concat(Repository.Files("src", "*.razor"))
            where !Repository.Name(file).StartsWith("src/Sortline.Web/Interop/", StringComparison.Ordinal)
            where BrowserDoor().IsMatch(File.ReadAllText(file))
            select Repository.Name(file);

        Assert.Empty(elsewhere);
    }

    [Fact]
    public void Only_Program_wires_the_adapters_to_the_ports()
    {
        var elsewhere =
            from file in Repository.Files("src/Sortline.Web", "*.cs").Concat(Repository.Files("src/Sortline.Web", "*.razor"))
            where Path.GetFileName(file) != "Program.cs"
            where Wiring().IsMatch(File.ReadAllText(file))
            select Repository.Name(file);

        Assert.Empty(elsewhere);
    }

    [Fact]
    public void ONNX_Runtime_is_spoken_to_in_Backbone_alone_which_switches_its_telemetry_off()
    {
        string[] folders = ["src", "tests", "bench", "build"];
        var users =
            from file in folders.SelectMany(folder => Repository.Files(folder, "*.cs"))
            where File.ReadAllText(file).Contains("using Microsoft.ML.OnnxRuntime", StringComparison.Ordinal)
            where Path.GetFileName(file) != $"{nameof(LayerTests)}.cs"
            select Repository.Name(file);

        Assert.Equal(["src/Sortline.Vision/Backbone.cs"], users);
    }

    [Fact]
    public void Every_namespace_is_its_folder()
    {
        var strays =
            from file in Repository.Files("src", "*.cs")
            let match = NamespaceLine().Match(File.ReadAllText(file))
            where match.Success
            let folder = Path.GetDirectoryName(Path.GetRelativePath(Path.Combine(Repository.Root, "src"), file))!
            let expected = folder.Replace(Path.DirectorySeparatorChar, '.')
            where match.Groups[1].Value != expected
            select $"{Repository.Name(file)}: {match.Groups[1].Value}, not {expected}";

        Assert.Empty(strays);
    }

    [Fact]
    public void The_source_names_no_machine_and_no_registry()
    {
        string[] folders = ["src", "tests", "build"];
        var hits =
            from file in folders.SelectMany(folder => Repository.Files(folder, "*"))
            where Path.GetExtension(file) is ".cs" or ".ts" or ".mjs" or ".json" or ".razor" or ".csproj" or ".props" or ".md"
            where Path.GetFileName(file) != $"{nameof(LayerTests)}.cs"
            where ForeignName().IsMatch(File.ReadAllText(file))
            select Repository.Name(file);

        Assert.Empty(hits);
    }

    private static IEnumerable<string> Items(string project, string kind) =>
        XDocument
            .Load(Path.Combine(Repository.Root, "src", project, $"{project}.csproj"))
            .Descendants(kind)
            .Select(item => item.Attribute("Include")!.Value);

    [GeneratedRegex(@"\b(JSImport|JSExport|JSObject|IJSRuntime|JSHost)\b")]
    private static partial Regex BrowserDoor();

    [GeneratedRegex(
        @"new (FactoryView|MobileNetFeatureExtractor|Pictures)\b|(FactoryView|MobileNetFeatureExtractor|Pictures) \w+ = new\("
    )]
    private static partial Regex Wiring();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"/(home|root|work)/|C:\\Users|registry\.npmjs|api\.nuget", RegexOptions.IgnoreCase)]
    private static partial Regex ForeignName();
}
