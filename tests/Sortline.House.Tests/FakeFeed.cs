using System.IO.Compression;

namespace Sortline.House.Tests;

/// <summary>A folder of packages that have our names and nothing in them: what a stranger could put on a public feed.</summary>
internal sealed class FakeFeed(string folder)
{
    public string Folder { get; } = Directory.CreateDirectory(folder).FullName;

    public FakeFeed WithLibrary(string id, string version)
    {
        using var package = Create(id, version, "");
        package.CreateEntry("lib/net10.0/_._");
        return this;
    }

    public FakeFeed WithTool(string id, string version)
    {
        using var package = Create(id, version, "<packageTypes><packageType name=\"DotnetTool\" /></packageTypes>");
        Write(
            package,
            "tools/net10.0/any/DotnetToolSettings.xml",
            """
            <DotNetCliTool Version="1"><Commands><Command Name="sortline" EntryPoint="any.dll" Runner="dotnet" /></Commands></DotNetCliTool>
            """
        );
        package.CreateEntryFromFile(typeof(FakeFeed).Assembly.Location, "tools/net10.0/any/any.dll"); // Any library does.
        return this;
    }

    private ZipArchive Create(string id, string version, string more)
    {
        var package = ZipFile.Open(Path.Combine(Folder, $"{id}.{version}.nupkg"), ZipArchiveMode.Create);
        Write(
            package,
            $"{id}.nuspec",
            $"""
            <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd"><metadata>
              <id>{id}</id><version>{version}</version><authors>Anybody</authors><description>A fake.</description>{more}
            </metadata></package>
            """
        );
        return package;
    }

    private static void Write(ZipArchive package, string name, string text)
    {
        using StreamWriter writer = new(package.CreateEntry(name).Open());
        writer.Write(text);
    }
}
