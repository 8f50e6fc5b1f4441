namespace Sortline.Build;

/// <summary>Builds what <c>dotnet bench.cs</c> runs. Nothing of it is part of the site.</summary>
internal static class BenchBuild
{
    private const string PagePath = "bench/Sortline.Bench.Page";
    private const string ClientPath = $"{PagePath}/client";

    /// <summary>The bench page, published as the site is, with the site's own client beside it, and the program that drives it.</summary>
    /// <returns>The program.</returns>
    public static async Task<string> BrowserAsync(Workshop workshop)
    {
        using var alone = await workshop.EnterAsync();
        await SiteBuild.BuildClientAsync(workshop);
        await PublishPageAsync(workshop);
        await BundleAsync(workshop);
        return await BuildAsync(workshop, "Sortline.Bench.Browser");
    }

    /// <summary>The program that measures natively.</summary>
    /// <returns>The program.</returns>
    public static async Task<string> NativeAsync(Workshop workshop)
    {
        using var alone = await workshop.EnterAsync();
        return await BuildAsync(workshop, "Sortline.Bench.Native");
    }

    private static Task PublishPageAsync(Workshop workshop)
    {
        var repository = workshop.Repository;
        var folder = Path.GetDirectoryName(repository.BenchPage)!;
        Inputs inputs = new(
            [.. SiteBuild.Settings, "bench/Directory.Build.props", PagePath, $"{PagePath}/wwwroot", "src"],
            "client",
            "wwwroot",
            "Sortline.Host"
        );
        return workshop.StepAsync(
            "Publishing the bench page",
            inputs,
            [Path.Combine(repository.BenchPage, "index.html")],
            async () =>
            {
                if (Directory.Exists(folder))
                    Directory.Delete(folder, recursive: true);
                await workshop.DotNetAsync("publish", repository.At(PagePath), "--configuration", "Release", "--output", folder);
            }
        );
    }

    private static async Task BundleAsync(Workshop workshop)
    {
        var repository = workshop.Repository;
        var client = repository.At(ClientPath);
        var modules = Path.Combine(client, "node_modules");
        NodeJs? node = null; // Looked for only when there is something to do.

        await workshop.StepAsync(
            "Fetching the article's packages",
            new([$"{ClientPath}/package.json", $"{ClientPath}/package-lock.json", $"{ClientPath}/.npmrc"]),
            [Path.Combine(modules, ".package-lock.json")],
            async () => await workshop.RunAsync((await NodeAsync()).Npm, ["ci"], client)
        );

        Inputs sources = new([ClientPath, SiteBuild.ClientPath]);
        await workshop.StepAsync(
            "Checking the bench client's types",
            sources,
            [],
            async () =>
                await workshop.RunAsync(
                    (await NodeAsync()).Node,
                    [Path.Combine(modules, "typescript", "bin", "tsc"), "--noEmit", "--project", "tsconfig.json"],
                    client
                )
        );

        await workshop.StepAsync(
            "Building the bench client",
            sources,
            new[] { "bench", "js", "models" }.Select(folder => Path.Combine(repository.BenchPage, folder)),
            async () =>
            {
                await workshop.RunAsync(
                    (await NodeAsync()).Node,
                    ["build.mjs", Path.Combine(repository.BenchPage, "bench")],
                    client
                );
                foreach (var folder in new[] { "js", "models" }) // What a learner's browser gets, not something like it.
                    Copy(Path.Combine(repository.WebRoot, folder), Path.Combine(repository.BenchPage, folder));
            }
        );

        async Task<NodeJs> NodeAsync() => node ??= await NodeJs.FindAsync(workshop.CancellationToken);
    }

    private static async Task<string> BuildAsync(Workshop workshop, string project)
    {
        await workshop.StepAsync(
            $"Building {project}",
            () => workshop.DotNetAsync("build", workshop.Repository.At($"bench/{project}"), "--configuration", "Release")
        );
        return workshop.Repository.At($"bench/{project}/bin/Release/net10.0/{project}.dll");
    }

    private static void Copy(string from, string to)
    {
        if (Directory.Exists(to))
            Directory.Delete(to, recursive: true);
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
