using Sortline.Messages;
using Sortline.Projects.Formats;

namespace Sortline.Projects.Imports;

/// <summary>Finds pictures that lie in folders called like their labels, in a zip.</summary>
internal static class LabelFolders
{
    /// <summary>Lists <c>LABEL/picture</c>, or <c>ROOT/LABEL/picture</c> when all files lie in one folder.</summary>
    public static void List(ZipReader zip, PictureImport.Builder list)
    {
        var files = zip
            .Names.Select(name => (Name: name, Parts: name.Split('/').Where(part => part is not ("" or ".")).ToArray()))
            .Where(file => file.Parts.Length > 0 && !file.Parts.Any(FolderRules.IsLitter))
            .OrderBy(file => FolderRules.NaturalSortKey(file.Name), StringComparer.Ordinal)
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
                list.Skip(Message.Of("project.import.no-folder", ("file", ZipReader.Sanitise(name))));
        }
    }

    /// <summary>One picture of a zip, in memory.</summary>
    public static async Task<Stream> OpenAsync(ZipReader zip, string name, int maxBytes, CancellationToken cancellationToken) =>
        new MemoryStream(await zip.ReadAsync(name, maxBytes, cancellationToken).ConfigureAwait(false), writable: false);
}
