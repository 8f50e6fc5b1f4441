using System.Text;
using Sortline.Projects.Formats;

namespace Sortline.Projects.Imports;

/// <summary>Finds pictures that lie in folders called like their labels, in a zip or on disk.</summary>
internal static class LabelFolders
{
    /// <summary>Lists <c>LABEL/picture</c>, or <c>ROOT/LABEL/picture</c> when all files lie in one folder.</summary>
    public static void List(ZipReader zip, PictureImport.Builder list)
    {
        var files = zip
            .Names.Select(name => (Name: name, Parts: name.Split('/').Where(part => part is not ("" or ".")).ToArray()))
            .Where(file => file.Parts.Length > 0 && !file.Parts.Any(IsLitter))
            .OrderBy(file => Numbered(file.Name), StringComparer.Ordinal)
            .ToArray();
        var root =
            files.Select(file => file.Parts[0]).Distinct().Count() == 1 && files.Any(file => file.Parts.Length == 3) ? 1 : 0;
        foreach (var (name, parts) in files)
        {
            if (parts.Length - root == 2)
                list.Add(
                    parts[root],
                    name,
                    zip.LengthOf(name),
                    cancellationToken => OpenAsync(zip, name, list.MaxBytes, cancellationToken)
                );
            else
                list.Skip(Misplaced(name));
        }
    }

    /// <summary>Lists <c>LABEL/picture</c> in a folder. Goes no deeper, so no loop of links can hold it up.</summary>
    public static void List(DirectoryInfo folder, PictureImport.Builder list)
    {
        foreach (var entry in Entries(folder))
        {
            if (entry is not DirectoryInfo label)
                list.Skip(Misplaced(entry.Name));
            else if (IsLink(label))
                list.Skip($"“{ZipReader.Sanitise(label.Name)}” was passed over: it is a link.");
            else
                ListLabel(label, list);
        }
    }

    /// <summary>One picture of a zip, in memory.</summary>
    public static async Task<Stream> OpenAsync(ZipReader zip, string name, int maxBytes, CancellationToken cancellationToken) =>
        new MemoryStream(await zip.ReadAsync(name, maxBytes, cancellationToken).ConfigureAwait(false), writable: false);

    private static void ListLabel(DirectoryInfo label, PictureImport.Builder list)
    {
        foreach (var entry in Entries(label))
        {
            var name = $"{label.Name}/{entry.Name}";
            if (entry is not FileInfo file)
                list.Skip(Misplaced(name));
            else if (IsLink(file))
                list.Skip($"“{ZipReader.Sanitise(name)}” was passed over: it is a link.");
            else
                list.Add(label.Name, name, file.Length, _ => Task.FromResult<Stream>(File.OpenRead(file.FullName)));
        }
    }

    private static IEnumerable<FileSystemInfo> Entries(DirectoryInfo folder) =>
        folder
            .EnumerateFileSystemInfos("*", new EnumerationOptions { AttributesToSkip = 0, IgnoreInaccessible = false })
            .Where(entry => !IsLitter(entry.Name))
            .OrderBy(entry => Numbered(entry.Name), StringComparer.Ordinal);

    private static bool IsLink(FileSystemInfo entry) =>
        entry.LinkTarget is not null || (entry.Attributes & FileAttributes.ReparsePoint) != 0;

    // What systems and archivers leave behind.
    private static bool IsLitter(string part) =>
        part[0] == '.'
        || part == "__MACOSX"
        || part.Equals("Thumbs.db", StringComparison.OrdinalIgnoreCase)
        || part.Equals("desktop.ini", StringComparison.OrdinalIgnoreCase);

    private static string Misplaced(string name) =>
        $"“{ZipReader.Sanitise(name)}” was passed over: it does not lie in the folder of a label.";

    // So that 2.png comes before 10.png: each number is filled up with zeros in front.
    private static string Numbered(string name)
    {
        var numbered = new StringBuilder();
        for (var at = 0; at < name.Length; )
        {
            var end = at;
            while (end < name.Length && char.IsAsciiDigit(name[end]))
                end++;
            if (end > at)
                numbered.Append('0', Math.Max(0, 10 - (end - at))).Append(name, at, end - at);
            else
                numbered.Append(name[end++]);
            at = end;
        }

        return numbered.ToString();
    }
}
