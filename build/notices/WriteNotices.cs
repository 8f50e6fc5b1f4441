#nullable enable
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.Serialization.Json;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>Writes which works of others are in what we ship, and under which licences, each text once.</summary>
/// <remarks>
/// A file is traced to its component by its place: the folder of a NuGet or npm package that it came from. So the list holds
/// what ships, not what is referred to. What cannot be traced, or has no text, is an error: nothing ships by oversight.
/// </remarks>
public sealed class WriteNotices : Task
{
    private readonly SortedDictionary<string, Component> _components = new SortedDictionary<string, Component>(
        StringComparer.OrdinalIgnoreCase
    );
    private readonly List<(string Text, List<string> Origins)> _texts = new List<(string, List<string>)>();

    /// <summary>What is shipped, in words: "The Sortline site".</summary>
    [Required]
    public string Artefact { get; set; } = "";

    /// <summary>Files that went in, as they lie on this computer; RelativePath is the shipped file that they are in.</summary>
    [Required]
    public ITaskItem[] Shipped { get; set; } = [];

    /// <summary>What packages do not say themselves; see Notices.targets.</summary>
    [Required]
    public ITaskItem[] Known { get; set; } = [];

    /// <summary>Our own checkout: what lies in it, and in no package, is ours.</summary>
    [Required]
    public string Root { get; set; } = "";

    /// <summary>Where licences/ and within/ are.</summary>
    [Required]
    public string Texts { get; set; } = "";

    /// <summary>The file to write.</summary>
    [Required]
    public string Output { get; set; } = "";

    public override bool Execute()
    {
        foreach (var item in Shipped)
            Trace(item.GetMetadata("FullPath"), item.GetMetadata("RelativePath").Replace('\\', '/'));
        foreach (var component in _components.Values)
            Describe(component);
        if (Log.HasLoggedErrors)
            return false;

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(Output))!);
        File.WriteAllText(Output, Write());
        return true;
    }

    private void Trace(string source, string shipped)
    {
        if (Component.Find(source) is { } found)
        {
            if (!_components.TryGetValue(found.Title, out var known))
                _components[found.Title] = known = found;
            known.Files.Add(shipped);
        }
        else if (
            !Path.GetFullPath(source)
                .StartsWith(Path.GetFullPath(Root).TrimEnd('/', '\\') + Path.DirectorySeparatorChar, StringComparison.Ordinal)
        )
        {
            Log.LogError(
                $"{shipped} ships, but it came from {source}, which is in no NuGet or npm package and not ours. Ship it from a package, so that its licence is known."
            );
        }
    }

    private void Describe(Component component)
    {
        var known = Known.FirstOrDefault(item =>
            string.Equals(item.ItemSpec, component.Name, StringComparison.OrdinalIgnoreCase)
        );
        if (known?.GetMetadata("Licence") is { Length: > 0 } licence)
            component.Licence = licence;
        if (known?.GetMetadata("Copyright") is { Length: > 0 } copyright)
            component.Copyright = copyright;
        component.About = known?.GetMetadata("About") ?? "";

        var ids = Regex.Split(component.Licence, @"\s+(?:OR|AND)\s+|[()]").Where(id => id.Length > 0).ToList();
        if (ids.Count == 0)
        {
            Log.LogError(
                $"{component.Title} does not say its licence as an SPDX expression. Read its licence, and add it to Notices.targets as a KnownWork with a Licence."
            );
            return;
        }

        if (ids.FirstOrDefault(id => !File.Exists(Canonical(id))) is { } unknown)
        {
            Log.LogError(
                $"{component.Title} has the licence “{unknown}”, which nothing of ours has had before. See whether we may ship under it, then put its text into build/notices/licences/{unknown}.txt."
            );
            return;
        }

        var licences = component.LicenceFiles().ToList();
        foreach (var file in licences)
            Add(component, File.ReadAllText(file), $"{Path.GetFileName(file)} of {component.Title}");
        component.Copyright =
            component.Copyright.Length > 0 ? component.Copyright : CopyrightIn(licences.Select(File.ReadAllText));
        if (licences.Count == 0)
        {
            foreach (var id in ids)
                AddCanonical(component, id);
        }

        foreach (var file in component.NoticeFiles())
            Add(component, File.ReadAllText(file), $"{Path.GetFileName(file)} of {component.Title}");
        foreach (var name in (known?.GetMetadata("Within") ?? "").Split(new[] { ';' }, StringSplitOptions.RemoveEmptyEntries))
            Add(
                component,
                File.ReadAllText(Path.Combine(Texts, "within", name + ".txt")),
                $"{name}, which is within {component.Title}"
            );
        if (component.Texts.Count == 0)
            Log.LogError(
                $"{component.Title} has no licence text that is not empty. Ask its authors for one, or take another package."
            );
    }

    private string Canonical(string id) => Path.Combine(Texts, "licences", id + ".txt");

    private void AddCanonical(Component component, string id)
    {
        var text = File.ReadAllText(Canonical(id));
        if (text.Contains("<copyright>") && component.Copyright.Length == 0)
            Log.LogError(
                $"{component.Title} says {id} but not whose copyright it is, and that licence wants it named. Look at its home, and add it to Notices.targets as a KnownWork with a Copyright."
            );
        Add(component, text.Replace("<copyright>", WholeCopyright(component)), $"{id}, which {component.Title} names");
    }

    // Some packages give only names.
    private static string WholeCopyright(Component component) =>
        Regex.IsMatch(component.Copyright, "^(©|Copyright)") ? component.Copyright : $"Copyright (c) {component.Copyright}";

    private void Add(Component component, string text, string origin)
    {
        // A text that differs only in white space is still the same text.
        var lines = text.Trim('\uFEFF')
            .Replace("\r\n", "\n")
            .Replace('\r', '\n')
            .Replace('\f', '\n')
            .Split('\n')
            .Select(line => line.TrimEnd());
        var trimmed = string.Join("\n", lines).Trim('\n');
        if (trimmed.Trim().Length == 0)
            return;
        var index = _texts.FindIndex(one => Squeezed(one.Text) == Squeezed(trimmed));
        if (index < 0)
        {
            index = _texts.Count;
            _texts.Add((trimmed, []));
        }

        _texts[index].Origins.Add(origin);
        if (!component.Texts.Contains(index + 1))
            component.Texts.Add(index + 1);
    }

    private static string Squeezed(string text) => Regex.Replace(text, @"\s+", " ");

    // The template in the appendix of the Apache licence is nobody's copyright.
    private static string CopyrightIn(IEnumerable<string> texts) =>
        texts
            .Select(text =>
                Regex.Match(
                    text,
                    @"^[ \t]*(Copyright (?:\([cC]\)|©|\d{4})[^\r\n]{0,100}?)(?= \S+\.ttf|\r?$)",
                    RegexOptions.Multiline
                )
            )
            .FirstOrDefault(match => match.Success)
            ?.Groups[1]
            .Value
        ?? "";

    private string Write()
    {
        var file = new StringBuilder();
        file.Append(
            $"{Artefact} contains the work of others: {_components.Count} components, listed first. Their licences and notices follow, each text\n"
        );
        file.Append(
            "once. This file is made by the build, from the files that are really in. What is not listed is Sortline's own: MIT licence.\n"
        );
        foreach (var component in _components.Values)
        {
            file.Append($"\n* {component.Title}\n");
            if (component.About.Length > 0)
                file.Append($"  {component.About}\n");
            file.Append($"  Licence: {component.Licence}\n");
            file.Append($"  {(component.Copyright.Length > 0 ? WholeCopyright(component) : $"By {component.Authors}")}\n");
            file.Append($"  In: {string.Join(", ", component.Files)}\n");
            file.Append($"  Texts: {string.Join(", ", component.Texts)}\n");
        }

        for (var index = 0; index < _texts.Count; index++)
        {
            file.Append($"\n======== TEXT {index + 1} OF {_texts.Count} ========\n");
            file.Append($"({string.Join("; ", _texts[index].Origins)})\n\n{_texts[index].Text}\n");
        }

        return file.ToString();
    }

    /// <summary>A package that something we ship came from.</summary>
    private sealed class Component
    {
        private readonly string _folder;
        private string? _licenceFile;

        private Component(string folder) => _folder = folder;

        public string Name { get; private set; } = "";
        public string Version { get; private set; } = "";
        public string Licence { get; set; } = "";
        public string Copyright { get; set; } = "";
        public string Authors { get; private set; } = "";
        public string About { get; set; } = "";
        public SortedSet<string> Files { get; } = new SortedSet<string>(StringComparer.Ordinal);
        public List<int> Texts { get; } = [];
        public string Title => $"{Name} {Version}";

        /// <summary>The package whose folder a file lies in; null if it lies in none.</summary>
        public static Component? Find(string file)
        {
            for (var folder = new DirectoryInfo(file); folder?.Parent is { } parent; folder = parent)
            {
                if (!folder.Exists)
                    continue;
                // id/version/id.nuspec: packing leaves other .nuspec files about in obj.
                var nuspec = Path.Combine(folder.FullName, parent.Name + ".nuspec");
                if (File.Exists(nuspec))
                    return FromNuspec(folder.FullName, XDocument.Load(nuspec));
                var isNpm =
                    parent.Name == "node_modules"
                    || (parent.Name.StartsWith("@", StringComparison.Ordinal) && parent.Parent?.Name == "node_modules");
                var manifest = Path.Combine(folder.FullName, "package.json");
                if (isNpm && File.Exists(manifest))
                    return FromManifest(folder.FullName, manifest);
            }

            return null;
        }

        public IEnumerable<string> LicenceFiles() =>
            _licenceFile is null ? FilesNamed(@"^(licen[cs]e|copying)\b") : new[] { Path.Combine(_folder, _licenceFile) };

        public IEnumerable<string> NoticeFiles() => FilesNamed(@"^(notice|third-?party-?notices?)\b");

        private IEnumerable<string> FilesNamed(string pattern) =>
            Directory
                .EnumerateFiles(_folder)
                .Where(file => Regex.IsMatch(Path.GetFileName(file), pattern, RegexOptions.IgnoreCase))
                .Where(file => Path.GetExtension(file).ToLowerInvariant() is "" or ".txt" or ".md")
                .OrderBy(file => file, StringComparer.Ordinal);

        private static Component FromNuspec(string folder, XDocument nuspec)
        {
            var licence = Element("license");
            var isFile = (string?)licence?.Attribute("type") == "file";
            return new Component(folder)
            {
                Name = Element("id")!.Value,
                Version = Element("version")!.Value,
                Licence = isFile ? "" : licence?.Value ?? "",
                Copyright = Element("copyright")?.Value.Trim() ?? "",
                Authors = Element("authors")?.Value ?? "",
                _licenceFile = isFile ? licence!.Value : null,
            };

            XElement? Element(string name) => nuspec.Descendants().FirstOrDefault(one => one.Name.LocalName == name);
        }

        private static Component FromManifest(string folder, string manifest)
        {
            // Read as XML: what .NET Standard has for JSON.
            using var reader = JsonReaderWriterFactory.CreateJsonReader(
                File.ReadAllBytes(manifest),
                XmlDictionaryReaderQuotas.Max
            );
            var package = XElement.Load(reader);
            var author = package.Element("author");
            return new Component(folder)
            {
                Name = package.Element("name")!.Value,
                Version = package.Element("version")!.Value,
                Licence = package.Element("license")?.Value ?? "",
                Authors = author?.Element("name")?.Value ?? author?.Value ?? "",
            };
        }
    }
}
