using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Sortline.House.Tests;

/// <summary>The rules of the house: who may know whom.</summary>
public partial class LayerTests
{
    private static readonly Dictionary<string, string[]> MayKnow = new()
    {
        ["Sortline.Messages"] = [],
        ["Sortline.Learning"] = [],
        ["Sortline.Factory"] = [],
        ["Sortline.Activity"] =
        [
            "Sortline.Messages",
            "Sortline.Learning",
            "Sortline.Factory",
            "Sortline.Pictures",
            "Sortline.Projects",
        ],
        ["Sortline.Pictures"] = ["Sortline.Messages"],
        ["Sortline.Projects"] = ["Sortline.Messages", "Sortline.Learning"],
        ["Sortline.Vision"] = ["Sortline.Messages", "Sortline.Learning", "Sortline.Pictures"],
        ["Sortline.Web"] = ["Sortline.Activity", "Sortline.Pictures"],
        ["Sortline.Host"] = [],
        ["Sortline.Cli"] =
        [
            "Sortline.Messages",
            "Sortline.Learning",
            "Sortline.Pictures",
            "Sortline.Projects",
            "Sortline.Vision",
        ],
    };

    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Sortline.Messages"] = [],
        ["Sortline.Learning"] = [],
        ["Sortline.Factory"] = [],
        ["Sortline.Pictures"] = [],
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

    // A namespace is its folder, so whoever uses a type of Interop names the namespace: in a using or before the type.
    [Fact]
    public void Components_reach_the_browser_through_ports_alone()
    {
        string[] kinds = ["*.cs", "*.razor", "*.csproj"];
        var users =
            from file in kinds.SelectMany(kind => Repository.Files("src/Sortline.Web", kind))
            where !Repository.Name(file).StartsWith("src/Sortline.Web/Interop/", StringComparison.Ordinal)
            where InteropNamespace().IsMatch(File.ReadAllText(file))
            select Repository.Name(file);

        Assert.Equal(["src/Sortline.Web/Program.cs"], users);
    }

    [Fact]
    public void Every_port_has_one_adapter_which_Program_wires()
    {
        var ports = Repository.Files("src/Sortline.Activity/Ports", "I*.cs").Select(Path.GetFileNameWithoutExtension).ToList();
        var adapters = (
            from file in Repository.Files("src/Sortline.Web", "*.cs")
            from Match match in ClassWithBases().Matches(File.ReadAllText(file))
            from name in match.Groups[2].Value.Split(',', StringSplitOptions.TrimEntries)
            where ports.Contains(name)
            select (Port: name, Adapter: match.Groups[1].Value)
        ).ToList();
        var program = File.ReadAllText(Path.Combine(Repository.Root, "src/Sortline.Web/Program.cs"));

        Assert.Equal(ports.Order(), adapters.Select(one => one.Port).Order());
        Assert.All(adapters, one => Assert.Matches($@"\b{one.Adapter} \w+ = new\(|new {one.Adapter}\(", program));
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

    [GeneratedRegex(@"\bInterop\b")]
    private static partial Regex InteropNamespace();

    [GeneratedRegex(@"\bclass (\w+)(?:\([^)]*\))? : ([\w, ]+)")]
    private static partial Regex ClassWithBases();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"/(home|root|work)/|C:\\Users|registry\.npmjs|api\.nuget", RegexOptions.IgnoreCase)]
    private static partial Regex ForeignName();
}
