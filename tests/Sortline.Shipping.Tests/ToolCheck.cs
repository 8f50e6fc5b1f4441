using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json;

namespace Sortline.Shipping.Tests;

/// <summary>Holds a tool package's notices against what the .NET host will load from it.</summary>
internal static class ToolCheck
{
    private const string Tools = "tools/net10.0/any/";

    private static readonly string[] OurResources =
    [
        "backbone.json",
        "Sortline.Cli.Texts.en.json",
        "Sortline.Pictures.Texts.en.json",
        "Sortline.Projects.Names.canonical.bin", // Worked out here from the data of Unicode, which NOTICE names.
        "Sortline.Projects.Texts.en.json",
    ];

    /// <summary>Everything that ships without a notice, or with one that says too little.</summary>
    public static IReadOnlyList<string> Complaints(Shipment package)
    {
        var notices = Notices.Of(package);
        var owners = Owners(package);
        List<string> complaints = [];
        foreach (
            var file in package.Names.Where(name =>
                Path.GetExtension(name) is ".dll" or ".exe" or ".so" or ".dylib" or ".lib" or ".a" or ".js" or ".wasm"
            )
        )
        {
            if (owners.GetValueOrDefault(file[Tools.Length..]) is not { } owner)
                complaints.Add(Own(owners, file) ? "" : $"{file} ships, and deps.json does not say which package it is from.");
            else
                complaints.AddRange(notices.Complaints(file, owner.Name, owner.Version));
            if (Own(owners, file))
                complaints.AddRange(Inside(package, file).SelectMany(owner => notices.Complaints(file, owner)));
        }

        return [.. complaints.Where(complaint => complaint.Length > 0)];
    }

    private static bool Own(Dictionary<string, Owner> owners, string file) =>
        owners.GetValueOrDefault(file[Tools.Length..]) is null
        && Path.GetFileName(file) is var name
        && name.StartsWith("Sortline.", StringComparison.Ordinal)
        && name.EndsWith(".dll", StringComparison.Ordinal);

    private sealed record Owner(string Name, string Version);

    /// <summary>Shipped files by the package that deps.json says they are of.</summary>
    private static Dictionary<string, Owner> Owners(Shipment package)
    {
        using var document = JsonDocument.Parse(package.Bytes(Tools + "Sortline.Cli.deps.json"));
        var types = document
            .RootElement.GetProperty("libraries")
            .EnumerateObject()
            .ToDictionary(one => one.Name, one => one.Value.GetProperty("type").GetString());
        Dictionary<string, Owner> owners = [];
        foreach (
            var library in document
                .RootElement.GetProperty("targets")
                .EnumerateObject()
                .SelectMany(target => target.Value.EnumerateObject())
        )
        {
            if (types[library.Name] != "package")
                continue;
            var title = library.Name.Split('/');
            foreach (var (kind, file) in Assets(library.Value))
            {
                var placed = kind switch
                {
                    "runtime" => Path.GetFileName(file),
                    "resources" => string.Join('/', file.Split('/')[^2..]),
                    _ => file,
                };
                owners[placed] = new(title[0], title[1]);
                // What lies beside a native library in the package comes along with it, as import libraries do.
                owners[Path.ChangeExtension(placed, ".lib")] = new(title[0], title[1]);
            }
        }

        return owners;
    }

    private static IEnumerable<(string Kind, string File)> Assets(JsonElement library) =>
        from kind in new[] { "runtime", "resources", "native", "runtimeTargets" }
        where library.TryGetProperty(kind, out _)
        from asset in library.GetProperty(kind).EnumerateObject()
        select (kind, asset.Name);

    /// <summary>Packages whose files lie inside an assembly of ours.</summary>
    private static IEnumerable<string> Inside(Shipment package, string file)
    {
        using PEReader assembly = new([.. package.Bytes(file)]);
        var metadata = assembly.GetMetadataReader();
        var resources = assembly.GetSectionData(assembly.PEHeaders.CorHeader!.ResourcesDirectory.RelativeVirtualAddress);
        foreach (
            var resource in metadata.ManifestResources.Select(metadata.GetManifestResource).Where(one => one.Implementation.IsNil)
        )
        {
            var reader = resources.GetReader((int)resource.Offset, resources.Length - (int)resource.Offset);
            if (Backbone.PackageOf(reader.ReadBytes(reader.ReadInt32())) is { } owner)
                yield return owner;
            else
                Assert.Contains(metadata.GetString(resource.Name), OurResources); // Whatever else goes in must be asked whose it is.
        }
    }
}
