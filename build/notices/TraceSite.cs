#nullable enable
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>Says of every file of a published site which files it was made of.</summary>
/// <remarks>
/// Publishing trims, packs and renames: Name.dll of a package becomes _framework/Name.fingerprint.wasm. What is left in the
/// folder is the truth; names lead back. What leads nowhere is an error.
/// </remarks>
public sealed class TraceSite : Task
{
    /// <summary>The published wwwroot.</summary>
    [Required]
    public string Folder { get; set; } = "";

    /// <summary>Every file that the runtime's part of the site may have been made of.</summary>
    [Required]
    public ITaskItem[] Candidates { get; set; } = [];

    /// <summary>What the client's build wrote: a file of the site, a tab, and a file or folder that is in it.</summary>
    [Required]
    public string ClientSources { get; set; } = "";

    /// <summary>The web root of the project, for files that are published as they are.</summary>
    [Required]
    public string WebRoot { get; set; } = "";

    /// <summary>One item for each pair.</summary>
    [Output]
    public ITaskItem[] Shipped { get; set; } = [];

    public override bool Execute()
    {
        var shipped = new List<ITaskItem>();
        var client = File.ReadAllLines(ClientSources).Select(line => line.Split('\t')).ToLookup(pair => pair[0], pair => pair[1]);
        var candidates = Candidates
            .Select(item => item.GetMetadata("FullPath"))
            .Where(File.Exists)
            .Distinct()
            .ToLookup(file => Path.GetFileName(file), StringComparer.OrdinalIgnoreCase);

        foreach (
            var file in Directory
                .EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
                .OrderBy(file => file, StringComparer.Ordinal)
        )
        {
            // Copies in another coding; and texts, which are licences themselves.
            if (Path.GetExtension(file) is ".br" or ".gz" or ".txt")
                continue;
            var name = file.Substring(Folder.Length).TrimStart('/', '\\').Replace('\\', '/');
            var sources = Sources(name).ToList();
            if (sources.Count == 0)
                Log.LogError(
                    $"{name} is in the site, and nothing tells what it was made of. Let client/build.mjs place it, from an npm package, or let a NuGet package bring it."
                );
            foreach (var source in sources)
                shipped.Add(new TaskItem(source, new Dictionary<string, string> { ["RelativePath"] = name }));
        }

        Shipped = [.. shipped];
        return !Log.HasLoggedErrors;

        IEnumerable<string> Sources(string name)
        {
            if (client.Contains(name))
                return client[name];
            if (!name.StartsWith("_framework/", StringComparison.Ordinal))
                return new[] { Path.Combine(WebRoot, name) }.Where(one =>
                    File.Exists(one) && !Regex.IsMatch(name, "^(js|models|fonts)/")
                );
            var plain = Regex.Replace(Path.GetFileName(name), @"\.[a-z0-9]{10}(?=\.\w+$)", "");
            return candidates[plain].Concat(candidates[Regex.Replace(plain, @"\.wasm$", ".dll")]);
        }
    }
}
