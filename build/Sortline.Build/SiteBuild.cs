namespace Sortline.Build;

/// <summary>Builds the site from the checkout to <see cref="Repository.Site"/>.</summary>
public static class SiteBuild
{
    internal const string ClientPath = "src/Sortline.Web/client";

    /// <summary>Which packages each file of the client was made of, for the notices of the site.</summary>
    private const string ClientSources = "src/Sortline.Web/obj/client-sources.tsv";

    internal static readonly string[] Settings =
    [
        "Directory.Build.props",
        "Directory.Packages.props",
        "global.json",
        "NuGet.config",
        ".editorconfig",
        "BannedSymbols.txt",
    ];

    /// <summary>Does whatever steps are out of date: packages, client, type check, publication.</summary>
    /// <exception cref="BuildException">A step failed, or a tool is missing.</exception>
    public static async Task RunAsync(Workshop workshop)
    {
        ArgumentNullException.ThrowIfNull(workshop);
        using var alone = await workshop.EnterAsync();
        await BuildClientAsync(workshop);
        await PublishAsync(workshop);
    }

    /// <summary>The client alone, into the web root. The caller has seen to it that no other build works here.</summary>
    internal static async Task BuildClientAsync(Workshop workshop)
    {
        var client = workshop.Repository.Client;
        NodeJs? node = null; // Looked for only when there is something to do.
        await FetchClientPackagesAsync(workshop);

        // The style sheet names the fonts; what the page's start says comes out of the catalogues.
        Inputs sources = new([
            ClientPath,
            "src/Sortline.Web/wwwroot/css",
            "src/Sortline.Activity/Texts",
            "src/Sortline.Messages/PseudoLanguage.cs",
        ]);
        await workshop.StepAsync(
            "Building the client",
            sources,
            [
                workshop.Repository.At(ClientSources),
                workshop.Repository.BootTexts,
                Path.Combine(workshop.Repository.WebRoot, "service-worker.js"),
                .. new[] { "js", "models", "fonts" }.Select(folder => Path.Combine(workshop.Repository.WebRoot, folder)),
            ],
            async () => await workshop.RunAsync((await NodeAsync()).Node, ["build.mjs"], client)
        );

        await workshop.StepAsync(
            "Checking the client's types",
            sources,
            [],
            async () =>
            {
                var tsc = Path.Combine(client, "node_modules", "typescript", "bin", "tsc");
                foreach (var project in new[] { "tsconfig.json", "tsconfig.worker.json", "tsconfig.tests.json" })
                    await workshop.RunAsync((await NodeAsync()).Node, [tsc, "--noEmit", "--project", project], client);
            }
        );

        async Task<NodeJs> NodeAsync() => node ??= await NodeJs.FindAsync(workshop.CancellationToken);
    }

    /// <summary>The packages that the client is built, checked and laid out with.</summary>
    internal static Task FetchClientPackagesAsync(Workshop workshop)
    {
        var client = workshop.Repository.Client;
        return workshop.StepAsync(
            "Fetching the client's packages",
            new([$"{ClientPath}/package.json", $"{ClientPath}/package-lock.json", $"{ClientPath}/.npmrc"]),
            [Path.Combine(client, "node_modules", ".package-lock.json")],
            async () => await workshop.RunAsync((await NodeJs.FindAsync(workshop.CancellationToken)).Npm, ["ci"], client)
        );
    }

    private static Task PublishAsync(Workshop workshop)
    {
        // The client arrives through wwwroot. The host is no part of the site.
        Inputs inputs = new([.. Settings, "LICENSE", "NOTICE", "build/notices", ClientSources, "src"], "client", "Sortline.Host");
        var repository = workshop.Repository;
        return workshop.StepAsync(
            "Publishing the site",
            inputs,
            [Path.Combine(repository.Site, "index.html")],
            async () =>
            {
                // Publishing adds and replaces; files of an earlier version would stay.
                if (Directory.Exists(repository.Published))
                    Directory.Delete(repository.Published, recursive: true);
                await workshop.DotNetAsync(
                    "publish",
                    repository.At("src/Sortline.Web/Sortline.Web.csproj"),
                    "--configuration",
                    "Release",
                    "--output",
                    repository.Published
                );
            }
        );
    }
}
