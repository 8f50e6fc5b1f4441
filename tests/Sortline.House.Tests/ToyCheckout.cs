using Sortline.Build;

namespace Sortline.House.Tests;

/// <summary>
/// A folder with our own settings and next to nothing else, on a computer whose public source is a <see cref="FakeFeed"/>: what the real
/// .NET command line does there, it does in the checkout, and it needs no network.
/// </summary>
internal sealed class ToyCheckout : IDisposable
{
    private readonly DirectoryInfo _place = Directory.CreateTempSubdirectory("sortline-house-");

    /// <param name="settings">Which files of the real checkout's root are in it.</param>
    public ToyCheckout(params string[] settings)
    {
        Packed = new(Path.Combine(Root, "artifacts", "packages"));
        Public = new(At("public"));
        foreach (var file in settings)
            File.Copy(Path.Combine(Repository.Root, file), Path.Combine(Root, file));
        foreach (var folder in new[] { At("home", ".nuget", "NuGet"), At("home", "NuGet") }) // Unix and Windows look here and there.
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(
                Path.Combine(folder, "NuGet.Config"),
                $"""
                <configuration><packageSources><clear /><add key="nuget.org" value="{Public.Folder}" /></packageSources></configuration>
                """
            );
        }
    }

    public string Root => At("checkout");

    /// <summary>What dotnet pack would have made.</summary>
    public FakeFeed Packed { get; }

    /// <summary>What everybody can add to.</summary>
    public FakeFeed Public { get; }

    public string Tools => At("tools");

    public string LockFile => Path.Combine(Root, "packages.lock.json");

    public Task<ChildProcess> DotNetAsync(string[] arguments, bool continuous = false) =>
        ChildProcess.RunAsync(
            ChildProcess.DotNet,
            arguments,
            Root,
            new Dictionary<string, string>
            {
                ["HOME"] = At("home"),
                ["APPDATA"] = At("home"),
                ["DOTNET_CLI_HOME"] = At("home"),
                ["NUGET_PACKAGES"] = At("cache"),
                ["CI"] = continuous ? "true" : "",
                ["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false",
                ["MSBUILDDISABLENODEREUSE"] = "1", // It would hold our pipes.
                ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
            },
            cancellationToken: TestContext.Current.CancellationToken
        );

    /// <summary>Restores a project that refers to Sortline.Learning.</summary>
    public async Task<ChildProcess> RestoreAsync(string version, bool continuous = false)
    {
        await File.WriteAllTextAsync(
            Path.Combine(Root, "toy.csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><PackageReference Include="Sortline.Learning" Version="{version}" /></ItemGroup>
            </Project>
            """,
            TestContext.Current.CancellationToken
        );
        foreach (var folder in new[] { Path.Combine(Root, "obj"), At("cache") }) // As on a computer that never saw it.
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }

        return await DotNetAsync(["restore"], continuous);
    }

    public void Dispose() => _place.Delete(recursive: true);

    private string At(params string[] parts) => Path.Combine([_place.FullName, .. parts]);
}
