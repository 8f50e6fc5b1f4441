using System.Security.Cryptography;
using System.Text;

namespace Sortline.Build;

/// <summary>What a build step depends on: files and folders, known by their content.</summary>
/// <param name="Paths">Files or folders, relative to the repository's root. What is missing counts as missing.</param>
/// <param name="ExceptFolders">Names of folders to leave out, wherever they are, besides those that no step depends on.</param>
public sealed record Inputs(IReadOnlyList<string> Paths, params IReadOnlyList<string> ExceptFolders)
{
    private static readonly string[] NeverFolders = ["bin", "obj", "node_modules", "artifacts"];

    /// <summary>A sum that changes whenever a file's name or content does; dates and places do not matter.</summary>
    public string Sum(Repository repository)
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Paths.SelectMany(path => Files(repository.At(path))).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(repository.Root, file).Replace(Path.DirectorySeparatorChar, '/');
            sum.AppendData(Encoding.UTF8.GetBytes(name + "\n"));
            sum.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }

        return Convert.ToHexStringLower(sum.GetHashAndReset());
    }

    private IEnumerable<string> Files(string path)
    {
        if (File.Exists(path))
            return [path];
        if (!Directory.Exists(path))
            return [];

        return Directory
            .EnumerateFiles(path)
            .Concat(
                Directory
                    .EnumerateDirectories(path)
                    .Where(folder =>
                        Path.GetFileName(folder) is var name && !NeverFolders.Contains(name) && !ExceptFolders.Contains(name)
                    )
                    .SelectMany(Files)
            );
    }
}
