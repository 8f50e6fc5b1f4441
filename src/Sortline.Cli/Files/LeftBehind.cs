using System.Text.RegularExpressions;

namespace Sortline.Cli.Files;

/// <summary>Files and folders that a run which was killed has left beside the place of its result.</summary>
internal static partial class LeftBehind
{
    /// <summary>How a run opens such a file while it writes it: so that nobody else can, but that it can be moved.</summary>
    public static FileShare Share => OperatingSystem.IsWindows() ? FileShare.Delete : FileShare.None;

    /// <summary>What a folder is called while it is filled, beside the file that tells other runs so.</summary>
    public static string FolderOf(string file) => file + ".folder";

    /// <summary>Removes those of a place. What another run is writing just now stays.</summary>
    public static void Remove(string place)
    {
        var (folder, start) = (Path.GetDirectoryName(place)!, $".{Path.GetFileName(place)}.");
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            var name = Path.GetFileName(file);
            if (!name.StartsWith(start, StringComparison.Ordinal) || !RandomName().IsMatch(name.AsSpan(start.Length)))
                continue;

            try
            {
                using FileStream free = new(file, FileMode.Open, FileAccess.ReadWrite, FileShare.Delete, bufferSize: 0);
                if (Directory.Exists(FolderOf(file)))
                    Directory.Delete(FolderOf(file), recursive: true);
                File.Delete(file);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Somebody is at it, or it is nobody's to delete.
            }
        }
    }

    // What Path.GetRandomFileName makes.
    [GeneratedRegex(@"\A[0-9a-z]{8}\.[0-9a-z]{3}\z")]
    private static partial Regex RandomName();
}
