using System.IO.Compression;
using Sortline.Projects;
using Sortline.Projects.Imports;

namespace Sortline.Cli.Files;

/// <summary>A project file, or one of Teachable Machine, that somebody has unpacked: a folder with its list and its pictures.</summary>
internal static class UnpackedProject
{
    private static readonly string[] MachineFiles = ["manifest.json", "metadata.json", "model.json", "labels.txt"],
        MachineFolders = ["samples", "model.savedmodel"];

    /// <summary>Where the files of the project lie: in the folder, or in the only folder in it, as unpacking makes one.</summary>
    /// <returns>The folder; <see langword="null"/> if there is no project in it.</returns>
    public static string? Find(string folder)
    {
        try
        {
            if (!Directory.Exists(folder))
                return null;

            var list = Path.Combine(folder, ProjectFile.ListName);
            if (File.Exists(list))
                return ProjectFile.IsList(File.ReadAllBytes(list)) ? folder : null;

            string[] inside = [.. Entries(folder)];
            return inside is [var only] ? Find(only) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null; // Whoever reads the folder says why.
        }
    }

    /// <summary>
    /// Where what Teachable Machine or one of its relatives saved lies: a folder without folders of labels, but with a list that is called
    /// like theirs.
    /// </summary>
    /// <returns>The folder; <see langword="null"/> if there is nothing of the kind in it.</returns>
    public static string? FindMachine(string folder)
    {
        try
        {
            if (!Directory.Exists(folder))
                return null;

            string[] inside = [.. Entries(folder)];
            if (inside is [var only] && !MachineFolders.Contains(Path.GetFileName(only)))
                return FindMachine(only);
            return
                Array.Exists(inside, entry => MachineFiles.Contains(Path.GetFileName(entry)))
                && Array.TrueForAll(inside, entry => !Directory.Exists(entry) || MachineFolders.Contains(Path.GetFileName(entry)))
                ? folder
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null; // Whoever reads the folder says why.
        }
    }

    /// <summary>Packs it again, into a temporary file that deletes itself.</summary>
    /// <param name="folder">What <see cref="Find"/> or <see cref="FindMachine"/> found.</param>
    /// <exception cref="CliException">There is no room for it.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static FileStream Pack(string folder)
    {
        var packed = TemporaryFile.Create();
        try
        {
            using (ZipArchive zip = new(packed, ZipArchiveMode.Create, leaveOpen: true))
            {
                foreach (var file in Files(folder))
                {
                    var name = Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/');
                    zip.CreateEntryFromFile(file, name, CompressionLevel.NoCompression);
                }
            }

            packed.Position = 0;
            return packed;
        }
        catch
        {
            packed.Dispose();
            throw;
        }
    }

    // A project has no folders in folders.
    private static IEnumerable<string> Files(string folder) =>
        Entries(folder).SelectMany(entry => Directory.Exists(entry) ? Entries(entry).Where(File.Exists) : [entry]);

    private static IEnumerable<string> Entries(string folder) =>
        Directory.EnumerateFileSystemEntries(folder).Where(entry => !FolderRules.IsLitter(Path.GetFileName(entry)));
}
