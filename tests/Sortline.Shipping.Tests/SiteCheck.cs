using System.Collections.Immutable;
using Sortline.Build;

namespace Sortline.Shipping.Tests;

/// <summary>Holds a published site's notices against its files: their names, their sums, and what the bundler says.</summary>
internal static class SiteCheck
{
    private const string Runtime = "Microsoft.NETCore.App.Runtime.Mono.browser-wasm";

    /// <summary>Everything that ships without a notice, or with one that says too little.</summary>
    public static IReadOnlyList<string> Complaints(Shipment site, IReadOnlyDictionary<string, Bundle> bundles)
    {
        var notices = Notices.Of(site);
        return
        [
            .. from file in site.Names
            where Path.GetExtension(file) is not (".br" or ".gz" or ".txt")
            from complaint in Owners(site, notices, bundles, file) is { } owners
                ? owners.SelectMany(owner => notices.Complaints(file, owner))
                : [$"{file} ships, and nothing tells whose it is."]
            select complaint,
        ];
    }

    /// <summary>The packages that are in a file: none if it is ours, null if nobody knows.</summary>
    private static ImmutableSortedSet<string>? Owners(
        Shipment site,
        Notices notices,
        IReadOnlyDictionary<string, Bundle> bundles,
        string file
    )
    {
        var name = Path.GetFileName(file);
        return file.Split('/')[0] switch
        {
            "_framework" when name.StartsWith("Sortline.", StringComparison.Ordinal) => [],
            "_framework" when name.StartsWith("blazor.", StringComparison.Ordinal) =>
            [
                "Microsoft.AspNetCore.Components.WebAssembly",
            ],
            // Microsoft calls its packages as their assemblies; all else is the runtime's.
            "_framework"
                when Assembly(name) is var assembly
                    && (notices.Find(assembly) is not null || assembly.StartsWith("Microsoft.", StringComparison.Ordinal)) =>
            [
                assembly,
            ],
            "_framework"
                when name.StartsWith("System.", StringComparison.Ordinal)
                    || name.StartsWith("dotnet.", StringComparison.Ordinal) => [Runtime],
            "fonts" when name.EndsWith(".woff2", StringComparison.Ordinal) => [$"@fontsource/{name.Split('-')[0]}"],
            "js" when name.EndsWith(".js", StringComparison.Ordinal) => bundles.TryGetValue(file, out var bundle)
            && bundle.Content.AsSpan().SequenceEqual(site.Bytes(file))
                ? bundle.Packages
                : null,
            "service-worker.js" or "service-worker-assets.js" => [], // A bundle of our own, and a list that publishing makes.
            "js" or "models" => Backbone.PackageOf(site.Bytes(file)) is { } package ? [package] : null,
            _ => File.Exists(Path.Combine(Repository.Find().WebRoot, file)) ? [] : null,
        };
    }

    // Name.fingerprint.wasm.
    private static string Assembly(string name) => string.Join('.', name.Split('.')[..^2]);
}
