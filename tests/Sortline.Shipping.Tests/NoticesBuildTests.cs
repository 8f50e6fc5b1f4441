using Sortline.Build;

namespace Sortline.Shipping.Tests;

/// <summary>The build that writes the notices refuses what it cannot answer for.</summary>
public sealed class NoticesBuildTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sortline-notices-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_build_fails_with_a_sentence_for_each_component_that_it_cannot_answer_for()
    {
        Package("silent", """{ "name": "silent", "version": "1.0.0" }""");
        Package("unheard-of", """{ "name": "unheard-of", "version": "2.0.0", "license": "Beerware" }""");
        Package("nobodys", """{ "name": "nobodys", "version": "3.0.0", "license": "MIT" }""");
        Package("empty", """{ "name": "empty", "version": "4.0.0", "license": "MIT" }""", licence: "\n");
        Package(
            "good",
            """{ "name": "good", "version": "5.0.0", "license": "MIT" }""",
            licence: "Copyright (c) 2026 Somebody. Permission is hereby granted"
        );
        await File.WriteAllTextAsync(Path.Combine(_folder, "stray.dll"), "", TestContext.Current.CancellationToken);

        var run = await WriteAsync("node_modules/*/index.js", "stray.dll");

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("silent 1.0.0 does not say its licence", run.Output, StringComparison.Ordinal);
        Assert.Contains("unheard-of 2.0.0 has the licence “Beerware”", run.Output, StringComparison.Ordinal);
        Assert.Contains("nobodys 3.0.0 says MIT but not whose copyright it is", run.Output, StringComparison.Ordinal);
        Assert.Contains("empty 4.0.0 has no licence text", run.Output, StringComparison.Ordinal);
        Assert.Contains("stray.dll ships, but it came from", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("good 5.0.0", run.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_folder, Notices.FileName)));
    }

    private void Package(string name, string manifest, string? licence = null)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "node_modules", name)).FullName;
        File.WriteAllText(Path.Combine(folder, "package.json"), manifest);
        File.WriteAllText(Path.Combine(folder, "index.js"), "");
        if (licence is not null)
            File.WriteAllText(Path.Combine(folder, "LICENSE"), licence);
    }

    private async Task<ChildProcess> WriteAsync(params string[] shipped)
    {
        var root = Repository.Find().Root;
        await File.WriteAllTextAsync(
            Path.Combine(_folder, "notices.proj"),
            $"""
            <Project>
              <Import Project="{Path.Combine(root, "build", "notices", "Notices.targets")}" />
              <ItemGroup><Shipped Include="{string.Join(';', shipped)}" RelativePath="%(Filename)%(Extension)" /></ItemGroup>
              <Target Name="Write">
                <WriteNotices Artefact="A test" Shipped="@(Shipped)" Known="@(KnownWork)" Root="$(RepositoryRoot)" Texts="$(NoticesFolder)" Output="{Notices.FileName}" />
              </Target>
            </Project>
            """,
            TestContext.Current.CancellationToken
        );
        return await ChildProcess.RunAsync(
            ChildProcess.DotNet,
            ["msbuild", "notices.proj", "-t:Write", "--nologo", "-nodeReuse:false"],
            _folder,
            cancellationToken: TestContext.Current.CancellationToken
        );
    }
}
