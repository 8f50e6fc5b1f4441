using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Sortline.Site.Tests;

/// <summary>A later version of the published site: another index.html and another script, and a list of files that says so.</summary>
internal sealed partial class NewerSite : IDisposable
{
    /// <summary>What stands in its index.html, and not in that of the published site.</summary>
    public const string Mark = "<meta name=\"newer\" content=\"yes\">";

    /// <summary>What its script says in a page of another version.</summary>
    public const string Mixed = "This script is newer than its page.";

    public NewerSite()
    {
        foreach (var file in Directory.GetFiles(PublishedSite.Folder, "*", SearchOption.AllDirectories))
        {
            if (Path.GetExtension(file) is ".br" or ".gz")
                continue;
            var copy = Path.Combine(Folder, Path.GetRelativePath(PublishedSite.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        Change("index.html", html => html.Replace("</head>", $"{Mark}</head>", StringComparison.Ordinal));
        Change("js/page.js", script => $"{script}\nif (!document.querySelector('meta[name=newer]')) console.error('{Mixed}');\n");
        Change("service-worker-assets.js", list => list.Replace(Version, "newer", StringComparison.Ordinal));
        Change("service-worker.js", script => script.Replace(Version, "newer", StringComparison.Ordinal));
    }

    /// <summary>Where it lies.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("sortline-newer-").FullName;

    /// <summary>The version of the published site.</summary>
    public static string Version { get; } =
        VersionInList().Match(File.ReadAllText(Path.Combine(PublishedSite.Folder, "service-worker-assets.js"))).Groups[1].Value;

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private void Change(string name, Func<string, string> change)
    {
        var file = Path.Combine(Folder, name);
        var before = HashOf(file);
        File.WriteAllText(file, change(File.ReadAllText(file)));
        var list = Path.Combine(Folder, "service-worker-assets.js");
        File.WriteAllText(list, File.ReadAllText(list).Replace(before, HashOf(file), StringComparison.Ordinal));
    }

    private static string HashOf(string file) => "sha256-" + Convert.ToBase64String(SHA256.HashData(File.ReadAllBytes(file)));

    [GeneratedRegex("""version": "([^"]+)""")]
    private static partial Regex VersionInList();
}
