using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Sortline.House.Tests;

/// <summary>What the build takes from elsewhere is what was decided on, whatever anybody publishes.</summary>
public partial class SupplyTests
{
    private static readonly string[] Documents = ["README.md", "docs/cli.md", "src/Sortline.Cli/README.md"];

    public static TheoryData<string> InstallLines =>
        [
            .. Documents
                .SelectMany(file => File.ReadAllLines(Path.Combine(Repository.Root, file)))
                .Where(line => line.StartsWith("dotnet tool install", StringComparison.Ordinal))
                .Distinct(),
        ];

    [Fact]
    public void The_version_in_the_documents_is_the_version_that_is_packed()
    {
        var version = XDocument
            .Load(Path.Combine(Repository.Root, "Directory.Build.props"))
            .Descendants("Version")
            .Single()
            .Value;

        Assert.NotEmpty(InstallLines);
        Assert.All(
            InstallLines,
            line =>
                Assert.EndsWith(
                    $" Sortline.Cli --source artifacts/packages --version {version}",
                    line.Data,
                    StringComparison.Ordinal
                )
        );
    }

    [Theory]
    [MemberData(nameof(InstallLines))]
    public async Task The_documented_line_installs_what_was_packed_though_a_public_feed_has_a_higher_version(string line)
    {
        var version = line.Split(' ')[^1];
        using ToyCheckout checkout = new("NuGet.config"),
            elsewhere = new();

        var inTheCheckout = await InstallAsync(checkout, line, version);
        var withoutTheMapping = await InstallAsync(elsewhere, line, version);

        Assert.Equal([version], inTheCheckout);
        Assert.Equal([version], withoutTheMapping);
    }

    [Fact]
    public async Task Without_source_and_version_the_higher_one_would_win_and_in_the_checkout_nothing_does()
    {
        const string line = "dotnet tool install --global Sortline.Cli --add-source artifacts/packages";
        using ToyCheckout checkout = new("NuGet.config"),
            elsewhere = new();

        Assert.Equal(["99.0.0"], await InstallAsync(elsewhere, line, "0.1.0"));
        Assert.Empty(await InstallAsync(checkout, line, "0.1.0"));
    }

    [Fact]
    public async Task A_restore_in_the_checkout_takes_our_own_packages_from_the_checkout_alone()
    {
        using ToyCheckout checkout = new("NuGet.config"),
            elsewhere = new();
        foreach (var one in new[] { checkout, elsewhere })
        {
            one.Packed.WithLibrary("Sortline.Learning", "0.1.0");
            one.Public.WithLibrary("Sortline.Learning", "99.0.0");
        }

        var run = await checkout.RestoreAsync("*");
        await elsewhere.RestoreAsync("*");

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Equal("Sortline.Learning/0.1.0", Restored(checkout));
        Assert.Equal("Sortline.Learning/99.0.0", Restored(elsewhere)); // So the trap is a trap.
    }

    [Fact]
    public async Task A_clean_checkout_where_nothing_was_packed_can_restore_what_is_not_ours()
    {
        using ToyCheckout checkout = new("NuGet.config");
        checkout.Public.WithLibrary("Anything.Else", "1.0.0");
        Directory.Delete(Path.Combine(checkout.Root, "artifacts"), recursive: true);
        await File.WriteAllTextAsync(
            Path.Combine(checkout.Root, "toy.csproj"),
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><PackageReference Include="Anything.Else" Version="1.0.0" /></ItemGroup>
            </Project>
            """,
            TestContext.Current.CancellationToken
        );

        var run = await checkout.DotNetAsync(["restore"]);

        Assert.True(run.ExitCode == 0, run.Output);
    }

    [Fact]
    public async Task A_continuous_build_stops_at_a_package_that_is_not_the_locked_one()
    {
        using ToyCheckout checkout = new("NuGet.config", "Directory.Build.props", "BannedSymbols.txt", "global.json");
        checkout.Packed.WithLibrary("Sortline.Learning", "0.1.0").WithLibrary("Sortline.Learning", "0.2.0");
        Assert.Equal(0, (await checkout.RestoreAsync("0.1.0")).ExitCode);
        var locked = await File.ReadAllTextAsync(checkout.LockFile, TestContext.Current.CancellationToken);

        var same = await checkout.RestoreAsync("0.1.0", continuous: true);
        var other = await checkout.RestoreAsync("0.2.0", continuous: true);
        await File.WriteAllTextAsync(
            checkout.LockFile,
            ContentHash().Replace(locked, "${1}AAAA"),
            TestContext.Current.CancellationToken
        );
        var tampered = await checkout.RestoreAsync("0.1.0", continuous: true);

        Assert.True(same.ExitCode == 0, same.Output);
        Assert.Contains("NU1004", other.Output, StringComparison.Ordinal);
        Assert.NotEqual(0, other.ExitCode);
        Assert.Contains("NU1403", tampered.Output, StringComparison.Ordinal);
        Assert.NotEqual(0, tampered.ExitCode);
    }

    [Fact]
    public void Every_project_has_a_lock_file()
    {
        var projects = new[] { "src", "bench", "build", "tests" }.SelectMany(folder => Repository.Files(folder, "*.csproj"));

        Assert.Empty(
            projects
                .Where(project => !File.Exists(Path.Combine(Path.GetDirectoryName(project)!, "packages.lock.json")))
                .Select(Repository.Name)
        );
    }

    [Fact]
    public void The_mapping_leaves_the_sources_to_their_owner()
    {
        var settings = XDocument.Load(Path.Combine(Repository.Root, "NuGet.config"));

        Assert.Empty(settings.Descendants("clear"));
        Assert.Equal(["artifacts/packages"], settings.Descendants("add").Select(source => source.Attribute("value")!.Value));
    }

    /// <returns>The versions that are installed afterwards.</returns>
    private static async Task<IReadOnlyList<string>> InstallAsync(ToyCheckout checkout, string line, string packed)
    {
        checkout.Packed.WithTool("Sortline.Cli", packed);
        checkout.Public.WithTool("Sortline.Cli", "99.0.0");
        await checkout.DotNetAsync([
            .. line.Split(' ')[1..].SelectMany(word => word == "--global" ? ["--tool-path", checkout.Tools] : new[] { word }),
        ]);

        var store = Path.Combine(checkout.Tools, ".store", "sortline.cli");
        return Directory.Exists(store)
            ? [.. Directory.EnumerateDirectories(store).Select(folder => Path.GetFileName(folder)!)]
            : [];
    }

    private static string Restored(ToyCheckout checkout)
    {
        using var assets = JsonDocument.Parse(File.ReadAllText(Path.Combine(checkout.Root, "obj", "project.assets.json")));
        return assets.RootElement.GetProperty("libraries").EnumerateObject().Single().Name;
    }

    [GeneratedRegex("(\"contentHash\": \").{4}")]
    private static partial Regex ContentHash();
}
